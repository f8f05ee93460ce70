#!/usr/bin/env bash
# Installs what the tests need (Debian; root or sudo), builds, runs them all. Safe to run again and again.
# Arguments go to the test runner, for example:  tests/run.sh --filter-namespace VillagePublic.Tests.Log
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=../.install-debian.sh
. "$root/.install-debian.sh"

require_dotnet
# Chromium drives phone and clerk pages; Xvfb, xdotool and import the window; zbarimg reads QR codes back; espeak-ng speaks.
install_missing fonts-noto-cjk libsdl2-2.0-0 libfontconfig1 ca-certificates chromium xvfb xdotool imagemagick zbar-tools \
    espeak-ng

cd "$root"
dotnet build -v quiet -clp:NoSummary
exec dotnet test --no-build "$@"
