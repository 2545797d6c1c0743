#!/usr/bin/env bash
# Makes the PDF packs again from their sources. Needs LibreOffice Writer, Python 3,
# rsvg-convert and Liberation Sans:
#   apt-get install -y --no-install-recommends libreoffice-writer librsvg2-bin fonts-liberation
set -euo pipefail
cd "$(dirname "$0")"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

# Two of the four have an outline and two do not, as councils differ.
make_pdf() { # NAME OUTLINE TAGGED
    python3 sources/write_fodt.py "sources/$1.txt" >"$build/$1.fodt"
    local options="{\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"$2\"},\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"$3\"}}"
    # Writer complains of a missing Java, which it does not need for this.
    soffice -env:UserInstallation="file://$build/profile" --headless \
        --convert-to "pdf:writer_pdf_Export:$options" --outdir papers "$build/$1.fodt" >/dev/null 2>"$build/$1.log" || { cat "$build/$1.log" >&2; exit 1; }
    echo "papers/$1.pdf"
}

make_pdf commission-2026-09-10-pack false false
make_pdf commission-2026-10-22-pack false false
make_pdf commission-2026-12-03-pack true false
make_pdf planning-2026-12-08-pack true true
