//! Reads the vendored icons: the shapes that SVG knows, with absolute and relative path commands.
//!
//! Limitations: only what icon files use: no transforms, no smooth quadratic curves, no styles.

use crate::layout::geometry::{Path, Point, Step};

/// A circle's quarter as a cubic: the handle's length in radii (4/3 (√2 - 1), radial error 2.7e-4).
const QUARTER: f32 = 0.552_284_8;

/// All shapes of an icon file as one path, in the order of the file; none if something in it is not understood.
pub(super) fn path_of(svg: &str) -> Option<Path> {
    let mut steps = Vec::new();
    for tag in svg.split('<').skip(1) {
        let body = tag.split(['>']).next().unwrap_or_default();
        shape(body, &mut steps)?;
    }
    Some(Path { steps })
}

fn shape(tag: &str, steps: &mut Vec<Step>) -> Option<()> {
    let number = |name: &str| attribute(tag, name).and_then(|text| text.parse::<f32>().ok());
    let at = |x: &str, y: &str| Some(Point::new(number(x)?, number(y)?));
    match tag.split_whitespace().next().unwrap_or_default() {
        "path" => outline(attribute(tag, "d")?, steps),
        "circle" => {
            let r = number("r")?;
            ellipse(at("cx", "cy")?, r, r, steps);
            Some(())
        }
        "ellipse" => {
            ellipse(at("cx", "cy")?, number("rx")?, number("ry")?, steps);
            Some(())
        }
        "line" => {
            steps.extend([Step::Move(at("x1", "y1")?), Step::Line(at("x2", "y2")?)]);
            Some(())
        }
        "rect" => {
            let corner = Point::new(number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
            let radius = number("rx").or_else(|| number("ry")).unwrap_or(0.0);
            rounded(corner, number("width")?, number("height")?, radius, steps);
            Some(())
        }
        "polyline" => outline(&format!("M{}", attribute(tag, "points")?), steps),
        "polygon" => outline(&format!("M{}Z", attribute(tag, "points")?), steps),
        // The frame of the file, its comment, and closing tags.
        name if name == "svg" || name.starts_with(['!', '?', '/']) => Some(()),
        _ => None,
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

/// A circle or ellipse, begun at its right, clockwise.
pub(super) fn ellipse(centre: Point, rx: f32, ry: f32, steps: &mut Vec<Step>) {
    let at = |x: f32, y: f32| Point::new(centre.x + x * rx, centre.y + y * ry);
    steps.push(Step::Move(at(1.0, 0.0)));
    for (x, y) in [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0)] {
        let (to_x, to_y) = (-y, x);
        let first = at(x + to_x * QUARTER, y + to_y * QUARTER);
        let second = at(to_x + x * QUARTER, to_y + y * QUARTER);
        steps.push(Step::Cubic(first, second, at(to_x, to_y)));
    }
    steps.push(Step::Close);
}

/// A box with round corners, clockwise.
fn rounded(corner: Point, w: f32, h: f32, radius: f32, steps: &mut Vec<Step>) {
    let r = radius.min(w / 2.0).min(h / 2.0);
    let (left, top, right, bottom) = (corner.x, corner.y, corner.x + w, corner.y + h);
    let handle = r * (1.0 - QUARTER);
    let p = Point::new;
    steps.extend([
        Step::Move(p(left + r, top)),
        Step::Line(p(right - r, top)),
        Step::Cubic(p(right - handle, top), p(right, top + handle), p(right, top + r)),
        Step::Line(p(right, bottom - r)),
        Step::Cubic(p(right, bottom - handle), p(right - handle, bottom), p(right - r, bottom)),
        Step::Line(p(left + r, bottom)),
        Step::Cubic(p(left + handle, bottom), p(left, bottom - handle), p(left, bottom - r)),
        Step::Line(p(left, top + r)),
        Step::Cubic(p(left, top + handle), p(left + handle, top), p(left + r, top)),
        Step::Close,
    ]);
}

/// Path data.
pub(super) fn outline(data: &str, steps: &mut Vec<Step>) -> Option<()> {
    let mut words = Words { rest: data };
    let mut pen = Pen::default();
    let mut command = None;
    while let Some(next) = words.command(command) {
        command = Some(next);
        pen.draw(next, &mut words, steps)?;
        if next == 'M' || next == 'm' {
            command = Some(if next == 'M' { 'L' } else { 'l' });
        }
        if next.eq_ignore_ascii_case(&'z') {
            command = None;
        }
    }
    words.rest.is_empty().then_some(())
}

/// Where the pen is, where its line began, and the handle that a smooth curve mirrors.
#[derive(Default)]
struct Pen {
    at: Point,
    start: Point,
    handle: Option<Point>,
}

impl Pen {
    fn draw(&mut self, command: char, words: &mut Words<'_>, steps: &mut Vec<Step>) -> Option<()> {
        let origin = if command.is_ascii_lowercase() { self.at } else { Point::default() };
        let mut handle = None;
        match command.to_ascii_uppercase() {
            'M' => {
                self.at = words.point(origin)?;
                self.start = self.at;
                steps.push(Step::Move(self.at));
            }
            'Z' => {
                self.at = self.start;
                steps.push(Step::Close);
            }
            'L' => self.line(words.point(origin)?, steps),
            'H' => self.line(Point::new(origin.x + words.number()?, self.at.y), steps),
            'V' => self.line(Point::new(self.at.x, origin.y + words.number()?), steps),
            'C' => {
                let first = words.point(origin)?;
                handle = Some(self.curve(first, words.point(origin)?, words.point(origin)?, steps));
            }
            'S' => {
                let first = self.handle.map_or(self.at, |handle| self.at + (self.at - handle));
                handle = Some(self.curve(first, words.point(origin)?, words.point(origin)?, steps));
            }
            'Q' => {
                let (middle, end) = (words.point(origin)?, words.point(origin)?);
                let toward = |from: Point| from + (middle - from) * (2.0 / 3.0);
                self.curve(toward(self.at), toward(end), end, steps);
            }
            'A' => {
                let arc = Arc {
                    rx: words.number()?,
                    ry: words.number()?,
                    turn: words.number()?,
                    is_large: words.flag()?,
                    is_clockwise: words.flag()?,
                };
                let end = words.point(origin)?;
                arc.draw(self.at, end, steps);
                self.at = end;
            }
            _ => return None,
        }
        self.handle = handle;
        Some(())
    }

    fn line(&mut self, to: Point, steps: &mut Vec<Step>) {
        self.at = to;
        steps.push(Step::Line(to));
    }

    fn curve(&mut self, first: Point, second: Point, to: Point, steps: &mut Vec<Step>) -> Point {
        self.at = to;
        steps.push(Step::Cubic(first, second, to));
        second
    }
}

/// An elliptical arc as path data says it.
struct Arc {
    rx: f32,
    ry: f32,
    turn: f32,
    is_large: bool,
    is_clockwise: bool,
}

impl Arc {
    /// As cubics of at most a quarter turn (conversion to a centre: SVG 1.1, appendix F.6, W3C 2011).
    fn draw(&self, from: Point, to: Point, steps: &mut Vec<Step>) {
        let (mut rx, mut ry) = (f64::from(self.rx.abs()), f64::from(self.ry.abs()));
        if rx == 0.0 || ry == 0.0 || from == to {
            steps.push(Step::Line(to));
            return;
        }
        let turn = f64::from(self.turn).to_radians();
        let (sin, cos) = (libm::sin(turn), libm::cos(turn));
        let half = (f64::from(from.x - to.x) / 2.0, f64::from(from.y - to.y) / 2.0);
        let (x, y) = (cos * half.0 + sin * half.1, cos * half.1 - sin * half.0);
        let reach = (x / rx).powi(2) + (y / ry).powi(2);
        if reach > 1.0 {
            (rx, ry) = (rx * reach.sqrt(), ry * reach.sqrt());
        }
        let lengths = (rx * y).powi(2) + (ry * x).powi(2);
        let side = if self.is_large == self.is_clockwise { -1.0 } else { 1.0 };
        let far = side * (((rx * ry).powi(2) - lengths).max(0.0) / lengths).sqrt();
        let (cx, cy) = (far * rx * y / ry, -far * ry * x / rx);
        let begin = libm::atan2((y - cy) / ry, (x - cx) / rx);
        let end = libm::atan2((-y - cy) / ry, (-x - cx) / rx);
        let sweep = turned(end - begin, self.is_clockwise);
        let middle = (f64::from(from.x + to.x) / 2.0, f64::from(from.y + to.y) / 2.0);
        let centre = (middle.0 + cos * cx - sin * cy, middle.1 + sin * cx + cos * cy);
        let place = |u: f64, v: f64| {
            let (u, v) = (u * rx, v * ry);
            point(centre.0 + cos * u - sin * v, centre.1 + sin * u + cos * v)
        };
        let parts = (sweep.abs() / std::f64::consts::FRAC_PI_2 - 1e-9).ceil().max(1.0);
        let step = sweep / parts;
        let handle = 4.0 / 3.0 * libm::tan(step / 4.0);
        let mut angle = begin;
        for part in [1.0, 2.0, 3.0, 4.0].into_iter().take_while(|part| *part <= parts) {
            let next = begin + step * part;
            let (sin_a, cos_a, sin_b, cos_b) = (libm::sin(angle), libm::cos(angle), libm::sin(next), libm::cos(next));
            let last = if part == parts { to } else { place(cos_b, sin_b) };
            let (first, second) = (
                place(cos_a - handle * sin_a, sin_a + handle * cos_a),
                place(cos_b + handle * sin_b, sin_b - handle * cos_b),
            );
            steps.push(Step::Cubic(first, second, last));
            angle = next;
        }
    }
}

/// An angle in the wanted direction, within one turn.
fn turned(angle: f64, is_clockwise: bool) -> f64 {
    let whole = std::f64::consts::TAU;
    match is_clockwise {
        true if angle < 0.0 => angle + whole,
        false if angle > 0.0 => angle - whole,
        _ => angle,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates on a grid of 24")]
fn point(x: f64, y: f64) -> Point {
    Point::new(x as f32, y as f32)
}

/// The commands and numbers of path data, from left to right.
struct Words<'a> {
    rest: &'a str,
}

impl Words<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', ',', '\n', '\t', '\r']);
    }

    /// The next command: the letter that stands here, or `last` again if a number does.
    fn command(&mut self, last: Option<char>) -> Option<char> {
        self.skip();
        let letter = self.rest.chars().next()?;
        if letter.is_ascii_alphabetic() {
            self.rest = self.rest.get(1..)?;
            return Some(letter);
        }
        last
    }

    fn number(&mut self) -> Option<f32> {
        self.skip();
        let mut had_dot = false;
        let is_more = |(place, letter): &(usize, char)| match letter {
            '0'..='9' => true,
            '-' | '+' => *place == 0,
            '.' => !std::mem::replace(&mut had_dot, true),
            _ => false,
        };
        let length = self.rest.char_indices().take_while(is_more).count();
        let (word, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        word.parse().ok()
    }

    /// A flag is one digit, and the next number may follow it without a space.
    fn flag(&mut self) -> Option<bool> {
        self.skip();
        let flag = match self.rest.chars().next()? {
            '0' => false,
            '1' => true,
            _ => return None,
        };
        self.rest = self.rest.get(1..)?;
        Some(flag)
    }

    fn point(&mut self, origin: Point) -> Option<Point> {
        Some(origin + Point::new(self.number()?, self.number()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(data: &str) -> Vec<Step> {
        let mut steps = Vec::new();
        outline(data, &mut steps).expect("path data");
        steps
    }

    fn ends(data: &str) -> Vec<(f32, f32)> {
        let end = |step: Step| match step {
            Step::Move(p) | Step::Line(p) | Step::Cubic(_, _, p) => Some((p.x, p.y)),
            Step::Close => None,
        };
        steps(data).into_iter().filter_map(end).collect()
    }

    #[test]
    fn numbers_may_run_into_each_other() {
        assert_eq!(ends("M9.5 9-1.5.5l.25-.5.5.5"), [(9.5, 9.0), (-1.5, 0.5), (-1.25, 0.0), (-0.75, 0.5)]);
    }

    #[test]
    fn flags_may_run_into_numbers() {
        assert_eq!(ends("M0 0a1 1 0 012 0"), [(0.0, 0.0), (1.0, -1.0), (2.0, 0.0)]);
    }

    #[test]
    fn numbers_after_a_move_are_lines_and_closing_returns_to_the_move() {
        assert_eq!(ends("m2 3 1 0v1zl1 1"), [(2.0, 3.0), (3.0, 3.0), (3.0, 4.0), (3.0, 4.0)]);
    }

    #[test]
    fn a_smooth_curve_mirrors_the_handle_before_it() {
        let drawn = steps("M0 0C0 1 1 2 2 2S4 1 4 0");
        assert!(matches!(drawn[2], Step::Cubic(first, _, _) if first == Point::new(3.0, 2.0)));
    }

    #[test]
    fn a_large_arc_goes_the_long_way() {
        let drawn = steps("M12 2a10 10 0 1 0 10 10");
        assert_eq!(drawn.len(), 4);
        assert!(matches!(drawn[3], Step::Cubic(_, _, end) if end == Point::new(22.0, 12.0)));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(outline("M0 0 T1 1", &mut Vec::new()).is_none());
        assert!(path_of("<svg><text x=\"1\">a</text></svg>").is_none());
    }
}
