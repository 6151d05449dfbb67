//! A table holds data where its cells are short and stand in rows and columns; a table of long or shaped cells lays out a page and is unfolded.

use super::counts::{Counted, Counts};
use crate::decimal::whole;
use crate::dom::{NodeRef, Tag};

/// Longest cell of a data table on average, in bytes of text; prose in cells is layout.
const LONGEST_AVERAGE_CELL: usize = 160;
/// Cells for each heading that a data table has more of.
const CELLS_A_HEADING: usize = 4;
/// Children of a table, its bodies and rows that are looked at before deciding.
const LOOKED_AT: usize = 400;
/// Most columns or rows that a cell may claim.
const WIDEST: u16 = 64;

/// Whether a table holds data.
pub(super) fn holds_data(table: NodeRef<'_>, counts: &Counts) -> bool {
    if table.attribute("role").is_some_and(|role| matches!(role.trim(), "presentation" | "none")) {
        return false;
    }
    if counts.within(table, Counted::Structures) > 0 {
        return false;
    }
    let (mut rows, mut cells, mut widest, mut headers) = (0usize, 0usize, 0usize, 0usize);
    let groups = table
        .children()
        .take(LOOKED_AT)
        .filter(|node| matches!(node.tag(), Tag::Thead | Tag::Tbody | Tag::Tfoot | Tag::Tr));
    for group in groups {
        let direct = (group.tag() == Tag::Tr).then_some(group);
        let below = group
            .children()
            .take(LOOKED_AT)
            .filter(|node| group.tag() != Tag::Tr && node.tag() == Tag::Tr);
        for row in direct.into_iter().chain(below) {
            let mut width = 0;
            for cell in row.children().take(LOOKED_AT) {
                match cell.tag() {
                    Tag::Th => headers += 1,
                    Tag::Td => {}
                    _ => continue,
                }
                width += 1;
            }
            cells += width;
            rows += usize::from(width > 0);
            widest = widest.max(width);
        }
        if rows > LOOKED_AT {
            break;
        }
    }
    if rows < 2 || widest < 2 {
        return false;
    }
    let pictures = counts.within(table, Counted::Pictures) as usize;
    let short = table.is_at_most(cells * LONGEST_AVERAGE_CELL);
    // Flags and logos beside names are part of data; a picture in every second cell is a gallery.
    let few_pictures = pictures * 2 < cells;
    // Headings over columns and over groups of rows are part of data, too.
    let few_headings = counts.within(table, Counted::Headings) as usize * CELLS_A_HEADING < cells;
    short && few_headings && (headers > 0 || few_pictures)
}

/// How many columns or rows a cell takes.
pub(super) fn span_of(cell: NodeRef<'_>, name: &str) -> u16 {
    cell.attribute(name).and_then(|value| whole(value.trim())).unwrap_or(1).clamp(1, WIDEST)
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::{json_of, types_of};
    use serde_json::json;

    #[test]
    fn a_table_of_data_stays_one_with_its_empty_cells() {
        assert_eq!(
            json_of("<table><caption>Seats</caption><tr><th>Party<th>Seats<tr><td><p>A<td colspan=2>1<tr><td><td>2</table>"),
            json!([{"type": "table", "caption": [{"text": "Seats"}], "rows": [
                {"cells": [{"header": true, "columns": 1, "rows": 1, "text": [{"text": "Party"}]}, {"header": true, "columns": 1, "rows": 1, "text": [{"text": "Seats"}]}]},
                {"cells": [{"header": false, "columns": 1, "rows": 1, "text": [{"text": "A"}]}, {"header": false, "columns": 2, "rows": 1, "text": [{"text": "1"}]}]},
                {"cells": [{"header": false, "columns": 1, "rows": 1, "text": []}, {"header": false, "columns": 1, "rows": 1, "text": [{"text": "2"}]}]}
            ]}])
        );
    }

    #[test]
    fn a_table_of_data_may_have_headings_over_its_columns_and_an_indented_source() {
        let rows = "<tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f<tr><td>g<td>h";
        assert_eq!(types_of(&format!("<table><tr><td><h4>A</h4><td><h4>B</h4>{rows}</table>")), ["table"]);
        let indented = rows.replace("<td>", &format!("<td>{}", " ".repeat(300)));
        assert_eq!(types_of(&format!("<table>{indented}</table>")), ["table"]);
    }

    #[test]
    fn boxes_that_say_they_are_a_table_are_one() {
        let row = |cells: &str| format!("<div role=row>{cells}</div>");
        let head = row("<div role=columnheader>Year</div><div role=columnheader>Cost</div>");
        let rows = ["1", "2", "3"]
            .map(|cell| row(&format!("<span role=cell>{cell}</span><span role=cell>{cell}0</span>")))
            .concat();
        let blocks = json_of(&format!("<div role=table>{head}<div role=rowgroup>{rows}</div></div>"));
        assert_eq!(blocks[0]["type"], "table", "{blocks}");
        assert_eq!(blocks[0]["rows"].as_array().map(Vec::len), Some(4), "{blocks}");
    }

    #[test]
    fn a_table_that_lays_out_a_page_is_unfolded() {
        assert_eq!(types_of("<table><tr><td>a<td>b</table>"), ["paragraph", "paragraph"]);
        assert_eq!(
            types_of("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>"),
            ["paragraph"; 4]
        );
        assert_eq!(
            types_of("<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>"),
            ["heading", "paragraph", "paragraph", "paragraph"]
        );
    }
}
