//! A table grid is a table with every cell in its column: cells that take several columns or rows leave the other places empty.

use crate::article::{Cell, Row};

/// Widest grid; what a row has beyond that is left out of it by no export, it only gets no column of its own.
const WIDEST: usize = 256;

/// The rows with their cells in place; `None` where another cell reaches in.
pub(super) fn grid(rows: &[Row]) -> Vec<Vec<Option<&Cell>>> {
    let mut out: Vec<Vec<Option<&Cell>>> = Vec::with_capacity(rows.len());
    // For each column, how many rows below are still taken by a cell above.
    let mut taken: Vec<u16> = Vec::new();
    for row in rows {
        let mut line: Vec<Option<&Cell>> = Vec::new();
        for cell in &row.cells {
            skip_taken(&mut line, &mut taken);
            let width = usize::from(cell.columns.max(1)).min(WIDEST.saturating_sub(line.len()).max(1));
            for offset in 0..width {
                let column = line.len();
                line.push((offset == 0).then_some(cell));
                if taken.len() <= column {
                    taken.resize(column + 1, 0);
                }
                if let Some(below) = taken.get_mut(column) {
                    *below = cell.rows.saturating_sub(1);
                }
            }
        }
        skip_taken(&mut line, &mut taken);
        out.push(line);
    }
    let width = out.iter().map(Vec::len).max().unwrap_or(0);
    for line in &mut out {
        line.resize(width, None);
    }
    out
}

fn skip_taken(line: &mut Vec<Option<&Cell>>, taken: &mut [u16]) {
    while let Some(below) = taken.get_mut(line.len()).filter(|below| **below > 0) {
        *below -= 1;
        line.push(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(columns: u16, rows: u16) -> Cell {
        Cell {
            header: false,
            columns,
            rows,
            text: Vec::new(),
        }
    }

    #[test]
    fn cells_keep_their_column() {
        let rows = [
            Row {
                cells: vec![cell(1, 2), cell(2, 1)],
            },
            Row {
                cells: vec![cell(1, 1), cell(1, 1)],
            },
        ];
        let there: Vec<Vec<bool>> = grid(&rows).iter().map(|line| line.iter().map(Option::is_some).collect()).collect();
        assert_eq!(there, [[true, true, false], [false, true, true]]);
    }
}
