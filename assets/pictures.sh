#!/usr/bin/env bash
# Makes the pictures of the screens from the running program over the sample papers: the
# desk, dark and light, for the README, and each other screen in assets/screens.
#
#     assets/pictures.sh [debug]
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
cargo build $([ "$profile" = debug ] || echo --release) --example picture --bin matters
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
matters=target/$profile/matters
"$matters" --store "$folder/store" import seeds/papers/* >/dev/null 2>&1

# NAME SIZE BACKGROUND STEP...: the desk, three days before the meeting, and what is pressed.
picture() {
    local out=$1 size=$2 background=$3
    shift 3
    HOME=$folder "target/$profile/examples/picture" --size "$size" "--$background" --out "assets/$out.svg" \
        --keys "$@" settle:600 -- "$matters" --today 2026-11-30 --store "$folder/store"
}

mkdir -p assets/screens
desk=("wait:ASKED OF US" settle:600)
# Help ends the hints of the first evening, and the keys of each screen are seen.
picture screens/help 120x34 dark "${desk[@]}" "key:?"
picture desk 140x40 dark "${desk[@]}"
picture desk-light 140x40 light "${desk[@]}"
picture screens/desk-100 100x30 dark "${desk[@]}"
picture screens/desk-80 80x24 light "${desk[@]}"
picture screens/desk-40 40x12 dark "wait:1 Ag" settle:600
picture screens/reader 120x34 dark "${desk[@]}" key:Down key:Enter "key:]" "key:]"
picture screens/actions 120x34 light "${desk[@]}" key:3 key:z
picture screens/programme 120x34 dark "${desk[@]}" key:4 key:z
picture screens/history 120x34 dark "${desk[@]}" key:3 key:t
picture screens/chart 120x34 dark "${desk[@]}" key:c settle:900
picture screens/chart-light 120x34 light "${desk[@]}" key:c settle:900
picture screens/page 120x34 dark "${desk[@]}" key:v settle:2500
picture screens/finder 120x34 dark "${desk[@]}" key:f type:limekiln settle:900
picture screens/meetings 120x34 light "${desk[@]}" key:m
picture screens/gaps 120x34 dark "${desk[@]}" key:L
picture screens/note 120x34 dark "${desk[@]}" key:Q "type:Who rings those who do not answer?"
picture screens/in-the-meeting 120x34 dark "${desk[@]}" key:r
picture screens/brief 120x34 light "${desk[@]}" key:b
picture screens/go-to-page 120x34 dark "${desk[@]}" key:g
