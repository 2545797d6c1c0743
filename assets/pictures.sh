#!/usr/bin/env bash
# Makes the pictures of the README from the running program: the demo, dark and light.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --example picture --bin matters
for background in dark light; do
    suffix=$([ $background = dark ] || echo -light)
    target/release/examples/picture --size 140x40 --$background --out "assets/desk$suffix.svg" \
        --keys "wait:ASKED OF US" settle:600 -- target/release/matters demo
done
