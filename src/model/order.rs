//! Order keys: between any two there is room for another, so a move changes one record only.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in an order: letters `a` to `z`, compared as text, never ending in `a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Order(String);

/// A text that is not an order key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an order key: letters a to z, not ending in a")]
pub struct OrderError(pub String);

const FIRST: u8 = b'a';
const LAST: u8 = b'z';

impl Order {
    /// A key after `low` and before `high`; either end may be open. Where the two are not in order,
    /// `high` is ignored.
    #[must_use]
    pub fn between(low: Option<&Order>, high: Option<&Order>) -> Order {
        let low = low.map_or("", |order| order.0.as_str());
        let high = high.map(|order| order.0.as_str()).filter(|high| *high > low);
        Order(midpoint(low.as_bytes(), high.map(str::as_bytes)))
    }

    /// A key after `low`.
    #[must_use]
    pub fn after(low: Option<&Order>) -> Order {
        Order::between(low, None)
    }

    /// `count` keys in order, short and evenly spread.
    #[must_use]
    pub fn spread(count: usize) -> Vec<Order> {
        let mut length = 1_u32;
        while 25_usize.saturating_mul(26_usize.saturating_pow(length - 1)) < count.saturating_add(1) {
            length += 1;
        }
        let room = 26_u128.pow(length);
        (1..=count).map(|n| Order::from_number(room * n as u128 / (count as u128 + 1), length)).collect()
    }

    fn from_number(mut number: u128, length: u32) -> Order {
        let mut letters: Vec<u8> = Vec::new();
        for _ in 0..length {
            letters.push(FIRST + u8::try_from(number % 26).unwrap_or_default());
            number /= 26;
        }
        letters.reverse();
        while letters.last() == Some(&FIRST) {
            letters.pop();
        }
        Order(String::from_utf8(letters).unwrap_or_default())
    }
}

/// The shortest text strictly between `low` and `high` (as fractions in base 26).
fn midpoint(low: &[u8], high: Option<&[u8]>) -> String {
    let mut key = String::new();
    let mut high = high;
    for place in 0.. {
        let below = low.get(place).copied().unwrap_or(FIRST);
        let above = match high {
            Some(letters) => letters.get(place).copied().unwrap_or(FIRST),
            None => LAST + 1,
        };
        if above > below + 1 {
            key.push(char::from(below + (above - below) / 2));
            return key;
        }
        key.push(char::from(below));
        if above > below {
            // One apart: from here on anything above the rest of `low` will do.
            high = None;
        }
    }
    key
}

impl TryFrom<String> for Order {
    type Error = OrderError;
    fn try_from(text: String) -> Result<Self, OrderError> {
        let sound = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) && !text.ends_with('a');
        if sound { Ok(Order(text)) } else { Err(OrderError(text)) }
    }
}

impl From<Order> for String {
    fn from(order: Order) -> String {
        order.0
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_are_spread_in_order() {
        for count in [0, 1, 2, 24, 25, 26, 700, 20_000] {
            let keys = Order::spread(count);
            assert_eq!(keys.len(), count);
            assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{count}");
            assert!(keys.iter().all(|key| Order::try_from(key.0.clone()).is_ok()), "{count}");
        }
    }

    proptest! {
        #[test]
        fn there_is_always_room_between(places in proptest::collection::vec(any::<proptest::sample::Index>(), 1..200)) {
            let mut keys: Vec<Order> = Vec::new();
            for place in places {
                let at = place.index(keys.len() + 1);
                let key = Order::between(at.checked_sub(1).and_then(|before| keys.get(before)), keys.get(at));
                prop_assert!(Order::try_from(key.0.clone()).is_ok());
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
