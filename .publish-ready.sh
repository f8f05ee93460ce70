# Sourced by kiosk/run.sh and used by the benchmarks: makes a program that starts at once.
# shellcheck shell=bash

# Usage: publish_ready PROJECT FOLDER   Compiles ahead of time where the compiler can be had, else as usual.
# Without it the screen works the same, but its first picture comes about half a second later.
publish_ready() {
    local log
    log=$(mktemp)
    if dotnet publish "$1" -c Release -o "$2" -v quiet -clp:NoSummary -p:RunAnalyzers=false -p:PublishReadyToRun=true >"$log" 2>&1; then
        rm -f "$log"
        return 0
    fi

    if grep -qi 'crossgen' "$log"; then
        echo "! the ahead-of-time compiler (a NuGet package) cannot be had now; the screen will start a little later"
    else
        cat "$log"
    fi

    rm -f "$log"
    dotnet publish "$1" -c Release -o "$2" -v quiet -clp:NoSummary -p:RunAnalyzers=false -p:PublishReadyToRun=false
}
