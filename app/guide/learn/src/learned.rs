//! Everything that is learned, and the file it is written to when the guide's
//! crate is built.

use crate::bytes::{Packer, Unpacker, unpacked};
use crate::classifier::Classifier;
use crate::data;
use crate::features::{Feature, Reader, of_length_1};
use crate::guard::{Guard, guards};
use crate::likeness::Likeness;

/// From which likeness to a phrasing that staff added a declining one is left
/// out.
const GIVES_WAY: f32 = 0.4;

/// What was learned from the phrasings of topics and of what is declined.
#[derive(Debug)]
pub struct Learned {
    /// Tells topics, and behind them the reasons to decline, apart.
    pub classifier: Classifier,
    /// The reasons to decline, by their names in data, in the order of the classes
    /// behind the topics.
    pub declines: Vec<String>,
    /// Single words that decline.
    pub guards: Vec<Guard>,
}

/// The file is not one that [`Learned::to_bytes`] wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

/// Learns topics by their phrasings, of which the first `own` are the product's
/// and the others were added, and what the product declines. Takes seconds.
#[must_use]
pub fn learn(reader: &Reader, topics: &[Vec<String>], own: usize) -> Learned {
    let numbered = (0_u32..).zip(topics);
    let phrasings = numbered.flat_map(|(topic, all)| all.iter().map(move |p| (topic, p.as_str())));
    let mut examples: Vec<(u32, Vec<Feature>)> = phrasings
        .clone()
        .map(|(topic, phrasing)| (topic, reader.features(phrasing)))
        .collect();
    let added = examples.iter().filter(|(n, _)| *n as usize >= own);
    let added = Likeness::to(added.map(|(_, set)| of_length_1(set)));
    let mut declines = Vec::new();
    for ((reason, written), class) in data::declines().zip(topics.len()..) {
        let class = u32::try_from(class).unwrap_or(u32::MAX);
        declines.push(reason.to_owned());
        let sets = written.iter().map(|phrasing| reader.features(phrasing));
        // What is declined until staff write a topic about it is declined no
        // longer.
        let sets = sets.filter(|set| {
            let alike = added.of(of_length_1(set));
            alike.into_iter().all(|alike| alike < GIVES_WAY)
        });
        examples.extend(sets.map(|set| (class, set)));
    }
    Learned {
        classifier: Classifier::learn(topics.len() + declines.len(), &examples),
        declines,
        guards: guards(data::GUARDS, phrasings),
    }
}

impl Learned {
    /// As a file.
    ///
    /// # Errors
    /// When it cannot be packed.
    pub fn to_bytes(&self) -> std::io::Result<Vec<u8>> {
        let mut out = Packer::default();
        self.classifier.write(&mut out)?;
        let mut rest = Packer::default();
        rest.count(self.declines.len());
        for name in &self.declines {
            rest.text(name);
        }
        rest.count(self.guards.len());
        for guard in &self.guards {
            rest.text(&guard.reason);
            rest.text(&guard.word.iter().collect::<String>());
            rest.rising(&guard.allowed);
        }
        out.packed(&rest.0)?;
        Ok(out.0)
    }

    /// From the file.
    ///
    /// # Errors
    /// When it is none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Unreadable> {
        Self::read(&mut Unpacker(bytes)).ok_or(Unreadable)
    }

    fn read(data: &mut Unpacker<'_>) -> Option<Self> {
        let classifier = Classifier::read(data)?;
        let rest = unpacked(data.packed()?)?;
        let mut rest = Unpacker(&rest);
        let declines = (0..rest.count()?).map(|_| rest.text());
        let declines: Option<Vec<String>> = declines.collect();
        let mut guards = Vec::new();
        for _ in 0..rest.count()? {
            let (reason, word) = (rest.text()?, rest.text()?.chars().collect());
            let mut allowed = Vec::new();
            rest.rising_onto(&mut allowed)?;
            guards.push(Guard {
                reason,
                word,
                allowed,
            });
        }
        Some(Self {
            classifier,
            declines: declines?,
            guards,
        })
    }
}
