#!/usr/bin/env bash
# A whole village on this machine: clerk app, feed, phone pages and the screen. Stays until Ctrl-C.
# Installs what the system lacks (Debian; root or sudo), builds, runs. Safe to run again and again.
#   kiosk/run.sh                     the sample village 清溪村, data in VILLAGEPUBLIC_DATA or the default folder
#   kiosk/run.sh --empty             a village of your own
# Every option is handed on: see `kiosk/run.sh --help`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
# shellcheck source=../.install-debian.sh
. "$root/.install-debian.sh"
# shellcheck source=../.publish-ready.sh
. "$root/.publish-ready.sh"

require_dotnet
# Fonts for every Chinese character, for Tibetan, Uyghur and others, for emoji; the window; the library that finds fonts;
# the voice that reads aloud.
packages=(
    fonts-noto-cjk fonts-noto-core fonts-noto-color-emoji libsdl2-2.0-0 libfontconfig1 ca-certificates
    espeak-ng alsa-utils
)
if [ -e /dev/dri/card0 ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    packages+=(libegl1 libgles2 libgl1-mesa-dri udev)    # a bare graphics card, without a desktop
fi
install_missing "${packages[@]}" ||
    echo "! going on without: the screen may lack Chinese characters, a window or a voice"

echo "· building"
publish_ready "$root/admin" "$root/admin/bin/ready"
exec dotnet "$root/admin/bin/ready/VillagePublic.Admin.dll" "$@"
