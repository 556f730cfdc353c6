//! The integer units of the model: feelings in hundredths, ratings in tenths, shares in 1/10,000.

use serde::{Deserialize, Serialize};

/// A number outside the range of its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// An emotion outside -100..=100.
    #[error("an emotion lies between -100 and 100, not {0}")]
    Emotion(i64),
    /// A rating outside 0..=100 tenths.
    #[error("a rating lies between 0 and 100 tenths, not {0}")]
    Rating(i64),
    /// A share outside 0..=10,000.
    #[error("a share lies between 0 and 10000, not {0}")]
    BasisPoints(i64),
}

/// How it feels: hundredths from -100 (very bad) to 100 (very good).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Emotion(i8);

impl Emotion {
    /// Neither good nor bad.
    pub const NEUTRAL: Emotion = Emotion(0);

    /// The nearest emotion to `hundredths`.
    #[must_use]
    pub fn clamped(hundredths: i64) -> Self {
        Self(i8::try_from(hundredths.clamp(-100, 100)).unwrap_or_default())
    }

    /// Hundredths, -100..=100.
    #[must_use]
    pub fn hundredths(self) -> i8 {
        self.0
    }

    /// The number that the formulas use, -1..=1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The face shown for it; faces change at ±25 and ±75.
    #[must_use]
    pub fn face(self) -> Face {
        match self.0 {
            ..=-75 => Face::VeryBad,
            -74..=-25 => Face::Bad,
            -24..=24 => Face::Neutral,
            25..=74 => Face::Good,
            75.. => Face::VeryGood,
        }
    }
}

impl TryFrom<i64> for Emotion {
    type Error = UnitError;
    fn try_from(hundredths: i64) -> Result<Self, UnitError> {
        if (-100..=100).contains(&hundredths) {
            Ok(Self::clamped(hundredths))
        } else {
            Err(UnitError::Emotion(hundredths))
        }
    }
}

impl From<Emotion> for i64 {
    fn from(emotion: Emotion) -> i64 {
        i64::from(emotion.0)
    }
}

impl From<Face> for Emotion {
    fn from(face: Face) -> Emotion {
        Emotion::clamped(i64::from(face.level()) * 50)
    }
}

/// Five faces, -2 to +2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// -2
    VeryBad,
    /// -1
    Bad,
    /// 0
    Neutral,
    /// +1
    Good,
    /// +2
    VeryGood,
}

impl Face {
    /// From worst to best.
    pub const ALL: [Face; 5] = [Face::VeryBad, Face::Bad, Face::Neutral, Face::Good, Face::VeryGood];

    /// -2..=2.
    #[must_use]
    pub fn level(self) -> i8 {
        match self {
            Face::VeryBad => -2,
            Face::Bad => -1,
            Face::Neutral => 0,
            Face::Good => 1,
            Face::VeryGood => 2,
        }
    }
}

/// An importance or a satisfaction: tenths of a point on the scale 0 to 10 (`90` is "9 of 10").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Rating(u8);

impl Rating {
    /// The nearest rating to `tenths`.
    #[must_use]
    pub fn clamped(tenths: i64) -> Self {
        Self(u8::try_from(tenths.clamp(0, 100)).unwrap_or_default())
    }

    /// Tenths, 0..=100.
    #[must_use]
    pub fn tenths(self) -> u8 {
        self.0
    }

    /// 0..=10.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl TryFrom<i64> for Rating {
    type Error = UnitError;
    fn try_from(tenths: i64) -> Result<Self, UnitError> {
        if (0..=100).contains(&tenths) { Ok(Self::clamped(tenths)) } else { Err(UnitError::Rating(tenths)) }
    }
}

impl From<Rating> for i64 {
    fn from(rating: Rating) -> i64 {
        i64::from(rating.0)
    }
}

/// A share in 1/10,000, 0..=10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct BasisPoints(u16);

impl BasisPoints {
    /// The whole.
    pub const ONE: BasisPoints = BasisPoints(10_000);

    /// The nearest share to `points`.
    #[must_use]
    pub fn clamped(points: i64) -> Self {
        Self(u16::try_from(points.clamp(0, 10_000)).unwrap_or_default())
    }

    /// 0..=10,000.
    #[must_use]
    pub fn points(self) -> u16 {
        self.0
    }

    /// 0..=1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10_000.0
    }
}

impl TryFrom<i64> for BasisPoints {
    type Error = UnitError;
    fn try_from(points: i64) -> Result<Self, UnitError> {
        if (0..=10_000).contains(&points) { Ok(Self::clamped(points)) } else { Err(UnitError::BasisPoints(points)) }
    }
}

impl From<BasisPoints> for i64 {
    fn from(share: BasisPoints) -> i64 {
        i64::from(share.0)
    }
}

/// How many customers go this way: a share of those who are here, or a count from data.
/// Counts stay counts, so nothing is lost by rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Flow {
    /// Share of those who are here.
    Share(BasisPoints),
    /// Customers counted.
    Count(u64),
}

/// T-shirt sizes of effort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum EffortSize {
    /// An hour or two.
    XS,
    /// Days.
    S,
    /// Weeks.
    M,
    /// A quarter.
    L,
    /// A programme.
    XL,
}

impl EffortSize {
    /// From least to most.
    pub const ALL: [EffortSize; 5] = [EffortSize::XS, EffortSize::S, EffortSize::M, EffortSize::L, EffortSize::XL];

    /// Its place on the scale 0..=1.
    #[must_use]
    pub fn share(self) -> BasisPoints {
        BasisPoints::clamped(match self {
            EffortSize::XS => 1_000,
            EffortSize::S => 2_500,
            EffortSize::M => 5_000,
            EffortSize::L => 7_500,
            EffortSize::XL => 9_000,
        })
    }
}

/// What it costs to improve a touchpoint: a size, or a number on the same scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Effort {
    /// A T-shirt size.
    Size(EffortSize),
    /// 0 is nothing, 10,000 the most one could imagine.
    Number(BasisPoints),
}

impl Effort {
    /// Its place on the scale 0..=1.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Effort::Size(size) => size.share().value(),
            Effort::Number(share) => share.value(),
        }
    }

    /// The size whose place is nearest (ties to the smaller).
    #[must_use]
    pub fn nearest_size(self) -> EffortSize {
        let points = match self {
            Effort::Size(size) => return size,
            Effort::Number(share) => share.points(),
        };
        EffortSize::ALL.into_iter().min_by_key(|size| size.share().points().abs_diff(points)).unwrap_or(EffortSize::M)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_change_at_25_and_75() {
        let levels: Vec<i8> =
            [-100, -75, -74, -25, -24, 0, 24, 25, 74, 75, 100].map(|h| Emotion::clamped(h).face().level()).to_vec();
        assert_eq!(levels, [-2, -2, -1, -1, 0, 0, 0, 1, 1, 2, 2]);
    }

    #[test]
    fn a_face_is_the_face_of_its_own_emotion() {
        for face in Face::ALL {
            assert_eq!(Emotion::from(face).face(), face);
        }
    }

    #[test]
    fn numbers_outside_their_unit_are_refused_when_read() {
        assert_eq!(Emotion::try_from(101), Err(UnitError::Emotion(101)));
        assert_eq!(Rating::try_from(-1), Err(UnitError::Rating(-1)));
        assert_eq!(BasisPoints::try_from(10_001), Err(UnitError::BasisPoints(10_001)));
        assert_eq!(Emotion::try_from(-100).map(Emotion::hundredths), Ok(-100));
    }

    #[test]
    fn a_number_of_effort_has_a_nearest_size() {
        let nearest = |points| Effort::Number(BasisPoints::clamped(points)).nearest_size();
        assert_eq!(nearest(3_000), EffortSize::S);
        assert_eq!(nearest(4_000), EffortSize::M);
        assert_eq!(nearest(0), EffortSize::XS);
        assert_eq!(nearest(10_000), EffortSize::XL);
    }
}
