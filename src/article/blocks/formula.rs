//! A formula is MathML, written in one line: what is raised or lowered stays so, a fraction gets its stroke and a root its sign.

use super::line::Line;
use super::style::Style;
use crate::article::Script;
use crate::dom::{NodeRef, Tag};
use crate::search::Search;

/// How many elements beside a copy, and inside what it may be a copy of, are looked at.
const FEW: usize = 6;
/// What stands between two numbers with a space on both sides.
const BETWEEN: &str = "=≠≡≈∼≃≅<>≤≥≪≫+-−–±∓×·⋅∗÷→⇒⇔↔∈∉⊂⊆∪∩∧∨∝";

/// Adds a formula to a line.
pub(super) fn write(line: &mut Line, math: NodeRef<'_>, style: Style) {
    // What is open, with where it ends, how it is set and what closes it.
    let mut open: Vec<(u32, Style, &str)> = vec![(math.span().end, style, "")];
    let mut skipped = 0;
    // Whether what was written last may stand in front of such a sign: "−b" has none.
    let mut valued = false;
    for node in math.descendants() {
        let number = node.id().0;
        if number < skipped {
            continue;
        }
        while open.len() > 1 && open.last().is_some_and(|(end, ..)| *end <= number) {
            close(line, &mut open, math);
        }
        let style = open.last().map_or(style, |(_, style, _)| *style);
        if node.is_text() {
            let text = node.raw_text().trim();
            let sign = !text.is_empty() && node.parent().is_some_and(|token| token.name() == "mo");
            let between = sign && valued && style.script.is_none() && BETWEEN.holds(text);
            let space = if between { " " } else { "" };
            for piece in [space, text, space] {
                line.push(piece, style, math.id());
            }
            valued = if sign { text.ends_with_any(")]}|!") } else { valued || !text.is_empty() };
            continue;
        }
        // The same in another notation.
        if node.name().starts_with("annotation") {
            skipped = node.span().end;
            continue;
        }
        let (mut inside, mut opening, mut closing) = (style, "", "");
        if let Some(parent) = node.parent() {
            let place = parent
                .children()
                .filter(|child| !child.is_text())
                .take(3)
                .take_while(|child| child.id() != node.id())
                .count();
            let of_many = node.children().filter(|child| !child.is_text()).nth(1).is_some();
            match (parent.name(), place) {
                ("mfrac", _) => {
                    (opening, closing) = match (place, of_many) {
                        (0, true) => ("(", ")"),
                        (0, false) => ("", ""),
                        (_, true) => ("/(", ")"),
                        (_, false) => ("/", ""),
                    }
                }
                ("msub" | "munder", 1) | ("msubsup" | "munderover", 1) => inside.script = Some(Script::Sub),
                ("msup" | "mover" | "mroot", 1) | ("msubsup" | "munderover", 2) => inside.script = Some(Script::Super),
                ("mtr", 1..) | ("mtable", 1..) => opening = " ",
                _ => {}
            }
        }
        line.push(opening, style, math.id());
        valued &= opening.is_empty();
        if matches!(node.name(), "msqrt" | "mroot") {
            line.push("√(", style, math.id());
            closing = ")";
        }
        open.push((node.span().end, inside, closing));
    }
    while open.len() > 1 {
        close(line, &mut open, math);
    }
}

fn close(line: &mut Line, open: &mut Vec<(u32, Style, &str)>, math: NodeRef<'_>) {
    let Some((.., closing)) = open.pop() else { return };
    let style = open.last().map(|(_, style, _)| *style).unwrap_or_default();
    line.push(closing, style, math.id());
}

/// Whether an element is the drawing of a formula that stands beside it as MathML, for those who see: hidden from those who listen.
pub(super) fn is_drawn_copy(node: NodeRef<'_>) -> bool {
    let holds = |other: NodeRef<'_>| {
        std::iter::once(other)
            .chain(other.descendants())
            .take(FEW)
            .any(|inner| inner.tag() == Tag::Math)
    };
    node.attribute("aria-hidden") == Some("true")
        && node
            .parent()
            .is_some_and(|parent| parent.children().take(FEW).any(|other| other.id() != node.id() && holds(other)))
}

#[cfg(test)]
mod tests {
    use crate::article::blocks::tests::json_of;
    use serde_json::json;

    fn set(math: &str) -> serde_json::Value {
        json_of(&format!("<p>So {math} is what the council reckoned with.</p>"))[0]["text"].clone()
    }

    #[test]
    fn a_formula_is_written_in_one_line() {
        assert_eq!(
            set("<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac></math>"),
            json!([{"text": "So x"}, {"text": "2", "script": "super"}, {"text": " + a/(b + 1) is what the council reckoned with."}])
        );
        assert_eq!(
            set("<math><msqrt><mi>y</mi></msqrt></math>")[0]["text"],
            "So √(y) is what the council reckoned with."
        );
    }

    #[test]
    fn a_formula_stands_there_once() {
        let math =
            "<span><math><semantics><mrow><mi>E</mi></mrow><annotation encoding='application/x-tex'>E_0</annotation></semantics></math></span>";
        let drawn = "<span aria-hidden=true><span>E</span></span>";
        for both in [format!("{math}{drawn}"), format!("{drawn}{math}")] {
            assert_eq!(set(&format!("<span>{both}</span>"))[0]["text"], "So E is what the council reckoned with.");
        }
    }
}
