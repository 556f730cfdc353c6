//! Bytes to text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// The text, and the name of its encoding.
pub(super) fn decode(bytes: &[u8]) -> (String, &'static str) {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (text, _, _) = encoding.decode(bytes);
    let name = match encoding.name() {
        "UTF-16LE" | "UTF-16BE" => "UTF-16",
        "windows-1252" => "Windows-1252",
        other => other,
    };
    (text.into_owned(), name)
}

/// Without a byte-order mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let zeros = |first: usize| sample.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let many = sample.len() / 8;
    match (zeros(0), zeros(1)) {
        (even, odd) if even.max(odd) == 0 => {}
        (even, odd) if odd > even && odd > many => return UTF_16LE,
        (even, odd) if even > odd && even > many => return UTF_16BE,
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_told_and_read() {
        let text = "Gefühl;é\n1;2";
        let wide = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<u8>>();
        let mut marked = vec![0xFF, 0xFE];
        marked.extend(wide(u16::to_le_bytes));
        let narrow: Vec<u8> = b"Gef\xFChl;\xE9\n1;2".to_vec();
        let with_mark = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (with_mark, "UTF-8"),
            (marked, "UTF-16"),
            (wide(u16::to_le_bytes), "UTF-16"),
            (wide(u16::to_be_bytes), "UTF-16"),
            (narrow, "Windows-1252"),
        ] {
            assert_eq!(decode(&bytes), (text.to_owned(), name));
        }
    }
}
