# Sourced by kiosk/run.sh and tests/run.sh: installs Debian packages that are missing and says what it did.
# shellcheck shell=bash

# Usage: install_missing PACKAGE...   Returns 1 when something is missing and cannot be installed here.
install_missing() {
    if ! command -v dpkg-query >/dev/null 2>&1; then
        echo "· not a Debian system: please see to these yourself if they are missing: $*"
        return 0
    fi

    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        echo "· system packages: all there ($*)"
        return 0
    fi

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "! missing: ${missing[*]}. Neither root nor sudo here; ask your technician to run:"
            echo "    apt-get install -y ${missing[*]}"
            return 1
        fi
        as_root=(sudo)
    fi

    echo "· installing: ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 1
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || return 1
    echo "· installed: ${missing[*]}"
}

# The SDK's own tools want ICU unless told otherwise; the product itself never does.
require_dotnet() {
    export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
    export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
    if ! command -v dotnet >/dev/null 2>&1 || ! dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; then
        echo "! the .NET 10 SDK is missing: https://dotnet.microsoft.com/download" >&2
        exit 1
    fi
}
