//! Random draws that are the same on every machine: ChaCha8, one stream for each block of a hundred draws, and
//! logarithms and powers from `libm`.

use rand_chacha::ChaCha8Rng;
use rand_core::{Rng, SeedableRng};

use super::report::Seed;

/// How many draws one stream serves; a block can be drawn without those before it.
pub(super) const BLOCK: usize = 100;

/// What is drawn: each kind has its own streams.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stream {
    /// Simulation A.
    AnyWeights,
    /// Simulation B.
    AroundOurs,
    /// Simulation C.
    WeightsAndData,
}

/// A source of draws.
#[derive(Debug, Clone)]
pub(super) struct Draws {
    source: ChaCha8Rng,
    /// Normal draws come in pairs: the second of the last pair.
    spare: Option<f64>,
}

impl Draws {
    /// The draws of one block.
    pub fn block(seed: Seed, stream: Stream, block: u32) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed.0);
        let kind: u64 = match stream {
            Stream::AnyWeights => 1,
            Stream::AroundOurs => 2,
            Stream::WeightsAndData => 3,
        };
        source.set_stream((kind << 32) | u64::from(block));
        Self { source, spare: None }
    }

    /// Uniform on [0, 1), 53 bits.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
    pub fn uniform(&mut self) -> f64 {
        (self.source.next_u64() >> 11) as f64 / 9_007_199_254_740_992.0
    }

    /// Uniform on [0, 1), 32 bits: for what is not known anyway.
    pub fn coarse(&mut self) -> f64 {
        f64::from(self.source.next_u32()) / 4_294_967_296.0
    }

    /// Uniform on (0, 1], for logarithms.
    fn positive(&mut self) -> f64 {
        1.0 - self.uniform()
    }

    /// Standard exponential.
    fn exponential(&mut self) -> f64 {
        -libm::log(self.positive())
    }

    /// Standard normal (Marsaglia & Bray 1964, polar).
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                let factor = libm::sqrt(-2.0 * libm::log(square) / square);
                self.spare = Some(y * factor);
                return x * factor;
            }
        }
    }

    /// Gamma with this shape and scale 1 (Marsaglia & Tsang 2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape == 1.0 {
            return self.exponential();
        }
        if shape < 1.0 {
            let raised = self.gamma(shape + 1.0);
            return raised * libm::pow(self.positive(), 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = self.positive();
            // Most draws pass the squeeze, and need no logarithm.
            if u < 1.0 - 0.0331 * (x * x) * (x * x) || libm::log(u) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }

    /// Dirichlet with these concentrations, written over them; a concentration of 0 stays 0.
    pub fn dirichlet(&mut self, concentrations: &mut [f64]) {
        let before: f64 = concentrations.iter().sum();
        let mut total = 0.0;
        for value in concentrations.iter_mut() {
            if *value > 0.0 {
                let (mean, drawn) = (*value / before, self.gamma(*value));
                // Where every draw underflows, the mean is as good as any.
                *value = if drawn > 0.0 { drawn } else { mean * f64::MIN_POSITIVE };
                total += *value;
            }
        }
        if total > 0.0 {
            concentrations.iter_mut().for_each(|value| *value /= total);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dirichlet_has_the_mean_and_spread_that_it_should() {
        let mut draws = Draws::block(Seed(1), Stream::AnyWeights, 0);
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..20_000 {
            let mut shares = [6.0, 3.5, 0.5, 0.0];
            draws.dirichlet(&mut shares);
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            sum += shares[0];
            squares += shares[0] * shares[0];
        }
        let mean = sum / 20_000.0;
        assert!((mean - 0.6).abs() < 0.005, "{mean}");
        assert!((squares / 20_000.0 - mean * mean - 0.24 / 11.0).abs() < 0.001);
    }

    #[test]
    fn a_block_is_the_same_whatever_was_drawn_before() {
        let mut first = Draws::block(Seed(7), Stream::AroundOurs, 3);
        let mut again = Draws::block(Seed(7), Stream::AroundOurs, 3);
        assert_eq!(first.uniform().to_bits(), again.uniform().to_bits());
        assert_ne!(first.uniform().to_bits(), Draws::block(Seed(7), Stream::AroundOurs, 4).uniform().to_bits());
    }
}
