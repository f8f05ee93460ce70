#!/usr/bin/env bash
# Installs what the tests need (Debian; root or sudo), builds, runs them all. Safe to run again and again.
# Arguments go to the test runner, for example:  tests/run.sh --filter-namespace VillagePublic.Tests.Log
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=../.install-debian.sh
. "$root/.install-debian.sh"

require_dotnet
packages=(
    fonts-noto-cjk libsdl2-2.0-0 libfontconfig1 ca-certificates
    fonts-noto-core fonts-noto-color-emoji    # Tibetan, Uyghur and emoji on screens
    chromium                    # drives phone and clerk pages
    xvfb xdotool imagemagick    # a window, clicks in it, and its picture
    zbar-tools                  # reads QR codes back
    poppler-utils               # reads PDF files back
    espeak-ng                   # speaks
    nginx                       # serves a mirror
    python3-swift               # an S3-compatible store that serves a mirror
)
install_missing "${packages[@]}"

# The HTML checker of the W3C. It needs Java, which is too large to install for one test.
checker=${XDG_CACHE_HOME:-$HOME/.cache}/villagepublic/html-checker
if [ -z "${VILLAGEPUBLIC_VNU:-}" ] && command -v java >/dev/null && command -v npm >/dev/null; then
    jar=$checker/node_modules/vnu-jar/build/dist/vnu.jar
    [ -f "$jar" ] || npm install --silent --no-fund --no-audit --prefix "$checker" vnu-jar@26.9.27 || true
    if [ -f "$jar" ]; then export VILLAGEPUBLIC_VNU=$jar; fi
fi
echo "HTML checker: ${VILLAGEPUBLIC_VNU:-none (needs java and npm), its test is skipped}"

cd "$root"
dotnet build -v quiet -clp:NoSummary
exec dotnet test --no-build "$@"
