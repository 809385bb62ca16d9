//! How what was learned is written down: numbers of as many bytes as they need,
//! and deflate over the whole. Only this build reads it: there are no versions.

use std::io::{self, Read as _, Write as _};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

/// Bytes being written.
#[derive(Debug, Default)]
pub(crate) struct Packer(pub(crate) Vec<u8>);

impl Packer {
    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    pub(crate) fn large_number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        self.0.push(number.to_le_bytes()[0]);
    }

    pub(crate) fn number(&mut self, number: u32) {
        self.large_number(number.into());
    }

    /// How many follow.
    pub(crate) fn count(&mut self, count: usize) {
        self.large_number(count as u64);
    }

    /// Numbers in rising order, with how many there are.
    pub(crate) fn rising(&mut self, numbers: &[u32]) {
        self.count(numbers.len());
        let mut last = 0;
        for number in numbers {
            self.number(number - last);
            last = *number;
        }
    }

    pub(crate) fn floats(&mut self, values: &[f32]) {
        self.count(values.len());
        self.0.extend(values.iter().flat_map(|v| v.to_le_bytes()));
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.0.extend(text.as_bytes());
    }

    /// Packed, after both its lengths.
    pub(crate) fn packed(&mut self, data: &[u8]) -> io::Result<()> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(data)?;
        let packed = encoder.finish()?;
        self.count(data.len());
        self.count(packed.len());
        self.0.extend(packed);
        Ok(())
    }
}

/// Bytes being read; `None` where they end too early or make no sense.
#[derive(Debug)]
pub(crate) struct Unpacker<'a>(pub(crate) &'a [u8]);

impl<'a> Unpacker<'a> {
    pub(crate) fn large_number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    pub(crate) fn number(&mut self) -> Option<u32> {
        self.large_number()?.try_into().ok()
    }

    /// How many follow, of at least a byte each.
    pub(crate) fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.large_number()?).ok()?;
        (count <= self.0.len()).then_some(count)
    }

    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    /// See [`Packer::rising`]; behind those that are there.
    pub(crate) fn rising_onto(&mut self, numbers: &mut Vec<u32>) -> Option<()> {
        let mut last = 0_u32;
        for _ in 0..self.count()? {
            last = last.checked_add(self.number()?)?;
            numbers.push(last);
        }
        Some(())
    }

    pub(crate) fn floats(&mut self) -> Option<Vec<f32>> {
        let count = self.count()?;
        let (values, _) = self.bytes(count.checked_mul(4)?)?.as_chunks();
        Some(values.iter().map(|v| f32::from_le_bytes(*v)).collect())
    }

    pub(crate) fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        String::from_utf8(self.bytes(length)?.to_vec()).ok()
    }

    /// The length before packing and the packed bytes; see [`unpacked`].
    pub(crate) fn packed(&mut self) -> Option<(usize, &'a [u8])> {
        let length = usize::try_from(self.large_number()?).ok()?;
        let packed = self.count()?;
        Some((length, self.bytes(packed)?))
    }
}

/// What [`Unpacker::packed`] found, as it was before.
pub(crate) fn unpacked((length, packed): (usize, &[u8])) -> Option<Vec<u8>> {
    let mut data = Vec::with_capacity(length);
    DeflateDecoder::new(packed).read_to_end(&mut data).ok()?;
    (data.len() == length).then_some(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_nothing_is_read_beyond_the_end() {
        let mut out = Packer::default();
        out.large_number(u64::MAX);
        out.rising(&[3, 3, 700_000]);
        out.floats(&[0.5, -1.0]);
        out.text("依頼書");
        out.packed(&[7; 1000]).unwrap();
        for end in 0..out.0.len() {
            assert!(read(&out.0[..end]).is_none(), "{end}");
        }
        let (number, rising, floats, text, data) = read(&out.0).unwrap();
        assert_eq!((number, rising), (u64::MAX, vec![3, 3, 700_000]));
        assert_eq!((floats, text.as_str()), (vec![0.5, -1.0], "依頼書"));
        assert_eq!(data, [7; 1000]);
        assert!(out.0.len() < 100);
    }

    type Read = (u64, Vec<u32>, Vec<f32>, String, Vec<u8>);

    fn read(bytes: &[u8]) -> Option<Read> {
        let mut data = Unpacker(bytes);
        let number = data.large_number()?;
        let mut rising = Vec::new();
        data.rising_onto(&mut rising)?;
        Some((
            number,
            rising,
            data.floats()?,
            data.text()?,
            unpacked(data.packed()?)?,
        ))
    }
}
