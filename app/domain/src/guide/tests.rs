use super::*;

#[test]
#[ignore]
fn dump_features() {
    let guide = Guide::embedded();
    let mut out = String::new();
    let mut emit = |kind: &str, label: &str, text: &str| {
        let f = index::features_of(&guide.concepts.apply(&fold(text)));
        let fs: Vec<String> = f.iter().map(|(a, w)| format!("{a}:{w}")).collect();
        out.push_str(&format!("{kind}\t{label}\t{text}\t{}\n", fs.join(" ")));
    };
    for t in guide.topics() {
        for p in t.japanese.iter().chain(&t.english) {
            emit("P", t.id.as_str(), p);
        }
    }
    for (name, lines) in topic::blocks(DECLINES) {
        for line in lines.filter_map(|l| l.get(2..)) {
            let mut w = Vec::new();
            topic::expand(line, &mut w);
            for p in w { emit("P", &format!("!{name}"), &p); }
        }
    }
    for f in ["ja", "en", "fresh", "third"] {
        let path = format!("{}/tests/guide-eval/{f}.txt", env!("CARGO_MANIFEST_DIR"));
        for l in std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let p: Vec<&str> = l.splitn(3, " | ").collect();
            let h = p[2].bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            let h = h ^ (h >> 32);
            emit(&format!("{}{}", if h % 2 == 1 { "H" } else { "T" }, f), p[1], p[2]);
        }
    }
    std::fs::write("/tmp/features.tsv", out).unwrap();
}

#[test]
#[ignore]
fn dump_gates() {
    let guide = Guide::embedded();
    let mut out = String::new();
    for f in ["ja", "en", "fresh", "third"] {
        let path = format!("{}/tests/guide-eval/{f}.txt", env!("CARGO_MANIFEST_DIR"));
        for l in std::fs::read_to_string(path).unwrap().lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty()) {
            let p: Vec<&str> = l.splitn(3, " | ").collect();
            let h = p[2].bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
            if (h ^ (h >> 32)) % 2 == 1 { continue; }
            let text = guide.concepts.apply(&fold(p[2]));
            let r = guide.index.rank(&text);
            let s = |i: usize| r.hits.get(i).map_or(0.0, |h| h.score);
            let top = r.hits.first().map_or("-", |h| guide.topics.get(h.topic as usize).map_or("!", |t| t.id.as_str()));
            out.push_str(&format!("{}\t{:.3}\t{:.3}\t{:.2}\t{:.2}\t{}\t{}\t{}\t{top}\n", if p[1] == "!" { "!" } else { "A" }, s(0), s(0) - s(1), r.content, r.content, u8::from(guide.concepts.has_anchor(&text)), p[1], p[2]));
        }
    }
    std::fs::write("/tmp/gates.tsv", out).unwrap();
}
