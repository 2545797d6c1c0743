//! The screen in signs of ASCII, for fonts that have no others: what frames, parts and cuts
//! words, and the quotation marks and dashes of papers. Letters stay.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What stands for a sign; each takes one column.
fn plain(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "╭" | "╮" | "╰" | "╯" | "├" | "┤" | "└" | "┼" | "┬" | "┴" => "+",
        "─" | "–" | "—" | "·" | "‐" | "‑" | "−" => "-",
        "│" => "|",
        "▴" | "↑" => "^",
        "▾" | "↓" => "v",
        "▸" | "→" | "›" => ">",
        "←" | "‹" | "⏎" => "<",
        "…" => "~",
        "‘" | "’" | "′" => "'",
        "“" | "”" | "″" => "\"",
        "•" | "◦" | "●" | "■" | "▪" => "*",
        "×" | "✓" | "✔" => "x",
        "\u{a0}" => " ",
        "█" | "▌" | "▒" | "░" | "▓" => "#",
        _ => return None,
    })
}

/// Writes plain signs over all others that there are signs for.
pub fn draw(buffer: &mut Buffer, area: Rect) {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            let cell = &mut buffer[(x, y)];
            if let Some(sign) = plain(cell.symbol()) {
                cell.set_symbol(sign);
            }
        }
    }
}
