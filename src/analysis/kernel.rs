//! Dense linear algebra for one strongly connected component.
#![expect(
    clippy::indexing_slicing,
    reason = "every index is below `size`, and the rows are `size` long by construction"
)]

/// The inverse of a square matrix (rows one after another) by LU decomposition with partial pivoting (Golub & Van Loan
/// 2013, algorithm 3.4.1). None where it is singular.
pub(super) fn inverse(mut matrix: Vec<f64>, size: usize) -> Option<Vec<f64>> {
    if matrix.len() != size * size {
        return None;
    }
    let mut order: Vec<usize> = (0..size).collect();
    for column in 0..size {
        let pivot = (column..size).max_by(|a, b| {
            matrix[a * size + column].abs().total_cmp(&matrix[b * size + column].abs()).then(b.cmp(a))
        })?;
        if matrix[pivot * size + column].abs() < f64::MIN_POSITIVE {
            return None;
        }
        if pivot != column {
            order.swap(pivot, column);
            for place in 0..size {
                matrix.swap(pivot * size + place, column * size + place);
            }
        }
        for row in column + 1..size {
            let factor = matrix[row * size + column] / matrix[column * size + column];
            matrix[row * size + column] = factor;
            if factor != 0.0 {
                let (upper, lower) = matrix.split_at_mut(row * size);
                let source = &upper[column * size + column + 1..(column + 1) * size];
                for (value, above) in lower[column + 1..size].iter_mut().zip(source) {
                    *value -= factor * above;
                }
            }
        }
    }
    Some(solved(&matrix, &order, size)).filter(|inverse| inverse.iter().all(|value| value.is_finite()))
}

/// L and U against the permuted identity, all columns at once.
fn solved(decomposed: &[f64], order: &[usize], size: usize) -> Vec<f64> {
    let mut inverse = vec![0.0; size * size];
    for (row, column) in order.iter().enumerate() {
        inverse[row * size + column] = 1.0;
    }
    for row in 0..size {
        for above in 0..row {
            subtract_row(&mut inverse, row, above, decomposed[row * size + above], size);
        }
    }
    for row in (0..size).rev() {
        for below in row + 1..size {
            subtract_row(&mut inverse, row, below, decomposed[row * size + below], size);
        }
        for value in &mut inverse[row * size..(row + 1) * size] {
            *value /= decomposed[row * size + row];
        }
    }
    inverse
}

fn subtract_row(matrix: &mut [f64], row: usize, other: usize, factor: f64, size: usize) {
    if factor == 0.0 {
        return;
    }
    let (low, high) = (row.min(other), row.max(other));
    let (upper, lower) = matrix.split_at_mut(high * size);
    let (low, high) = (&mut upper[low * size..(low + 1) * size], &mut lower[..size]);
    let (target, source) = if row > other { (high, low) } else { (low, high) };
    for (value, subtracted) in target.iter_mut().zip(source) {
        *value -= factor * *subtracted;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_matrix_times_its_inverse_is_one(size in 1_usize..8, values in proptest::collection::vec(-1.0_f64..1.0, 64)) {
            let mut matrix: Vec<f64> = values.into_iter().take(size * size).collect();
            for place in 0..size {
                matrix[place * size + place] += 9.0;
            }
            matrix.rotate_left(size % 3 * size);
            let inverse = inverse(matrix.clone(), size).expect("a dominant diagonal");
            for row in 0..size {
                for column in 0..size {
                    let sum: f64 = (0..size).map(|k| matrix[row * size + k] * inverse[k * size + column]).sum();
                    prop_assert!((sum - f64::from(u8::from(row == column))).abs() < 1e-9);
                }
            }
        }
    }

    #[test]
    fn a_singular_matrix_has_no_inverse() {
        assert_eq!(inverse(vec![1.0, 1.0, 1.0, 1.0], 2), None);
        assert_eq!(inverse(Vec::new(), 0), Some(Vec::new()));
    }
}
