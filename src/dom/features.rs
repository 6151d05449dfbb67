//! Features are figures of every node's subtree, counted once for the whole page in two passes, beside the document.

use super::{Document, NodeId, Tag};

/// Figures of one subtree.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Feature {
    /// Visible characters, white space left out.
    pub characters: u32,
    /// Those of them inside links.
    pub link_characters: u32,
    /// Sentence and clause marks of any script: commas, stops and their kin.
    pub marks: u32,
    /// Links.
    pub links: u32,
    /// `<p>` elements with words in them.
    pub paragraphs: u32,
    /// Pictures, videos and embedded frames.
    pub media: u32,
    /// Controls of a form that a reader can use.
    pub controls: u32,
}

impl Feature {
    /// The share of characters that stand in links, 0 where there are none.
    pub fn link_density(&self) -> f32 {
        if self.characters == 0 {
            0.0
        } else {
            self.link_characters as f32 / self.characters as f32
        }
    }

    fn add(&mut self, other: &Feature) {
        self.characters += other.characters;
        self.link_characters += other.link_characters;
        self.marks += other.marks;
        self.links += other.links;
        self.paragraphs += other.paragraphs;
        self.media += other.media;
        self.controls += other.controls;
    }
}

/// The figures of all nodes of a document.
#[derive(Clone, Debug)]
pub struct Features {
    table: Vec<Feature>,
}

impl Features {
    /// Counts a document. Nodes that are not shown and elements that are never seen count as empty.
    pub fn of(document: &Document) -> Features {
        let nodes = &document.nodes;
        let mut table = vec![Feature::default(); nodes.len()];
        let mut link_until = 0;
        let mut unseen_until = 0;
        for (number, node) in nodes.iter().enumerate() {
            let position = number as u32;
            if node.tag == Tag::Text {
                if position < unseen_until || !node.shown {
                    continue;
                }
                let feature = &mut table[number];
                let counts = document.counts(node);
                (feature.characters, feature.marks) = (counts.characters, counts.marks);
                if position < link_until {
                    feature.link_characters = feature.characters;
                }
            } else if node.tag.is_unseen() {
                unseen_until = unseen_until.max(node.end);
            } else if position >= unseen_until && node.shown {
                match node.tag {
                    Tag::A => {
                        link_until = link_until.max(node.end);
                        table[number].links = 1;
                    }
                    Tag::Img | Tag::Amp | Tag::Video | Tag::Audio | Tag::Iframe | Tag::Embed | Tag::Object => table[number].media = 1,
                    Tag::Input | Tag::Select | Tag::Textarea | Tag::Button => table[number].controls = 1,
                    _ => {}
                }
            }
        }
        // Children come after their parents, so a walk from the end adds each subtree up before its parent needs it.
        for number in (1..nodes.len()).rev() {
            if nodes[number].tag == Tag::P && table[number].characters > 0 {
                table[number].paragraphs += 1;
            }
            let feature = table[number];
            // Half of the texts of a page are white space.
            if nodes[number].tag == Tag::Text && feature.characters == 0 {
                continue;
            }
            table[nodes[number].parent as usize].add(&feature);
        }
        Features { table }
    }

    /// The figures of a node's subtree.
    pub fn get(&self, id: NodeId) -> &Feature {
        &self.table[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::from_html;

    #[test]
    fn subtrees_are_counted_and_links_told_apart() {
        let document = from_html(
            "<p>Hello, world. <a href=/x>four</a></p><script>var x;</script><p hidden>not seen</p>",
            None,
        );
        let features = Features::of(&document);
        let root = features.get(NodeId::ROOT);
        assert_eq!(root.characters, 16);
        assert_eq!(root.link_characters, 4);
        assert_eq!(root.paragraphs, 1);
        assert_eq!(root.links, 1);
        assert_eq!(root.marks, 2);
    }
}
