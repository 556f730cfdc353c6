//! What a frame costs, by its cause: the whole window without a screen, from what the hand does to triangles.
//!
//! A plain program, no framework: for each size it opens a map in the window, does one thing many times, and prints
//! what a frame took on the processor on the whole and what was remade for it. Numbers as arguments stand in for
//! the sizes; words choose causes. Nothing is drawn, so the graphics card is not measured.
#![allow(clippy::print_stdout, reason = "a table is what it is for")]

use std::{
    sync::{Arc, mpsc::Sender},
    time::{Duration, Instant},
};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use journey_canvas::{
    app::{Answer, App, Dialogs, Question, Work},
    edit::Command,
    interact::Intent,
    layout::{Lens, geometry::Point, typeset::Parley},
    model::*,
    persist,
};

/// A question for a file that nobody answers.
struct Nobody;

impl Dialogs for Nobody {
    fn ask(&mut self, _: Question, answer: Sender<Answer>, _: Box<dyn Fn() + Send>) {
        drop(answer.send(Answer::Cancelled));
    }
}

/// What this thread has used of a processor, so that other programs do not disturb; where the system does not tell,
/// the time of the day.
enum Clock {
    Used(Duration),
    Day(Instant),
}

impl Clock {
    fn now() -> Self {
        Self::used().map_or_else(|| Self::Day(Instant::now()), Self::Used)
    }

    fn used() -> Option<Duration> {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(told.split_whitespace().next()?.parse().ok()?))
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Used(begun) => Self::used().unwrap_or_default().saturating_sub(*begun),
            Self::Day(begun) => begun.elapsed(),
        }
    }
}

/// The window, its clock, and what is done next.
struct Bench {
    ctx: egui::Context,
    app: App,
    time: f64,
    events: Vec<Event>,
    modifiers: Modifiers,
}

/// The size of the window.
const WINDOW: (f32, f32) = (1_600.0, 1_000.0);
/// A place on empty ground, and one over which the pointer goes.
const START: Pos2 = pos2(520.0, 620.0);

impl Bench {
    fn open(map: &JourneyMap) -> Self {
        let ctx = egui::Context::default();
        let mut app = App::new(Arc::new(Parley::bundled()), Box::new(Nobody), [7; 32]);
        app.dress(&ctx);
        let folder = tempfile::tempdir().ok();
        let path = folder.as_ref().map(|folder| folder.path().join("map.ron")).unwrap_or_default();
        let is_written = std::fs::write(&path, persist::write(map)).is_ok();
        assert!(is_written, "a map in a folder of its own");
        let mut bench = Self { ctx, app, time: 1.0, events: Vec::new(), modifiers: Modifiers::NONE };
        bench.app.ask_for(Intent::OpenFile(path));
        let begun = Instant::now();
        while bench.app.map().is_none() || begun.elapsed() < Duration::from_millis(300) {
            bench.frame();
        }
        // The first report, so that nothing of it falls into what is measured.
        while bench.app.is_analysing() {
            bench.frame();
            std::thread::sleep(Duration::from_millis(2));
        }
        for _ in 0..20 {
            bench.frame();
        }
        bench
    }

    /// One frame, to the triangles.
    fn frame(&mut self) {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(WINDOW.0, WINDOW.1))),
            time: Some(self.time),
            predicted_dt: 1.0 / 60.0,
            events: std::mem::take(&mut self.events),
            focused: true,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut out = self.ctx.run_ui(input, |ui| app.show(ui));
        out.textures_delta.clear();
        let triangles = self.ctx.tessellate(std::mem::take(&mut out.shapes), out.pixels_per_point);
        assert!(!triangles.is_empty());
    }

    fn point(&mut self, at: Pos2) {
        self.events.push(Event::PointerMoved(at));
    }

    fn button(&mut self, at: Pos2, pressed: bool) {
        self.events.push(Event::PointerButton {
            pos: at,
            button: PointerButton::Primary,
            pressed,
            modifiers: self.modifiers,
        });
    }

    fn key(&mut self, key: Key, modifiers: Modifiers) {
        for pressed in [true, false] {
            self.events.push(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
        }
    }

    fn ask(&mut self, intent: Intent) {
        self.app.ask_for(intent);
    }

    /// Nothing is under way any more.
    fn rest(&mut self) {
        while self.app.is_analysing() {
            self.frame();
            std::thread::sleep(Duration::from_millis(1));
        }
        for _ in 0..20 {
            self.frame();
        }
    }
}

/// What the hand does, once for each frame that is measured.
type Cause = (&'static str, fn(&mut Bench, usize));

fn zigzag(turn: usize) -> f32 {
    if turn.is_multiple_of(2) { 8.0 } else { -8.0 }
}

const CAUSES: [Cause; 12] = [
    ("nothing", |_, _| {}),
    ("hover", |bench, turn| {
        let by = zigzag(turn / 8) * 3.0;
        bench.point(START + vec2(by, by));
    }),
    ("pan", |bench, turn| bench.ask(Intent::Pan(Point::new(zigzag(turn / 4), 0.0)))),
    ("zoom", |bench, turn| {
        let factor = if (turn / 6).is_multiple_of(2) { 1.03 } else { 1.0 / 1.03 };
        bench.ask(Intent::ZoomAbout { in_screen: Point::new(500.0, 400.0), factor });
    }),
    ("select", |bench, _| bench.ask(Intent::SelectNext { is_backwards: false })),
    ("drag", |_, _| {}),
    ("title", |bench, turn| {
        let id = first(bench, 7);
        bench.ask(Intent::edit(Command::Rename(Subject::Touchpoint(id), format!("A title of turn {turn}"))));
    }),
    ("emotion", |bench, turn| {
        let key = if turn.is_multiple_of(2) { Key::Num1 } else { Key::Num5 };
        bench.key(key, Modifiers::NONE);
    }),
    ("undo, redo", |bench, turn| {
        bench.ask(if turn.is_multiple_of(2) { Intent::Undo } else { Intent::Redo });
    }),
    ("lens", |bench, turn| {
        bench.ask(Intent::SetLens(if turn.is_multiple_of(2) { Lens::Emotion } else { Lens::Map }));
    }),
    ("pan, far off", |bench, turn| bench.ask(Intent::Pan(Point::new(zigzag(turn / 4), 0.0)))),
    ("all as blocks", |bench, turn| bench.ask(Intent::Pan(Point::new(zigzag(turn / 4), 0.0)))),
];

fn first(bench: &Bench, place: usize) -> Id<Touchpoint> {
    let map = bench.app.map();
    let id = map.and_then(|map| map.touchpoints_in_order().get(place).map(|(id, _)| *id));
    id.unwrap_or_else(|| Id::from_words("none", 0))
}

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let asked: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let named: Vec<&String> = words.iter().filter(|word| word.parse::<usize>().is_err()).collect();
    let sizes = if asked.is_empty() { vec![30, 300, 1_000, 3_000, 10_000] } else { asked };
    println!("A frame on the processor (the mean of many), in milliseconds, and what one frame remade.\n");
    println!(
        "{:>11}  {:<14} {:>9} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
        "touchpoints", "cause", "a frame", "layouts", "scenes", "cards", "links", "pieces", "texts"
    );
    for size in sizes {
        let mut bench = Bench::open(&journey(size));
        for (name, cause) in CAUSES {
            if named.is_empty() || named.iter().any(|word| name.starts_with(word.as_str())) {
                measure(&mut bench, size, name, cause);
            }
        }
        println!();
    }
}

fn measure(bench: &mut Bench, size: usize, name: &str, cause: fn(&mut Bench, usize)) {
    let id = first(bench, 7);
    bench.ask(Intent::SetLens(Lens::Map));
    bench.rest();
    bench.ask(Intent::ShowTouchpoint(id));
    bench.ask(Intent::ZoomTo(1.0));
    match name {
        "pan, far off" => bench.ask(Intent::ZoomTo(0.4)),
        "all as blocks" => bench.ask(Intent::FitAll),
        "undo, redo" => {
            bench.ask(Intent::edit(Command::Rename(Subject::Touchpoint(id), "Another title".into())));
        }
        _ => {}
    }
    bench.rest();
    let before = bench.app.work();
    let turns = if name == "drag" || size > 2_000 { 40 } else { 120 };
    let mut begun = Clock::now();
    if name == "drag" {
        let Some(place) = bench.app.place_of(id) else { return };
        let at = pos2(place.x, place.y);
        bench.point(at);
        bench.frame();
        bench.button(at, true);
        bench.frame();
        begun = Clock::now();
        for turn in 0..40_u8 {
            bench.point(at + vec2(9.0 + f32::from(turn), f32::from(turn) * 2.0));
            bench.frame();
        }
        let used = begun.elapsed();
        tell(size, name, turns, used, (&before, &bench.app.work()));
        bench.key(Key::Escape, Modifiers::NONE);
        bench.frame();
        bench.button(at, false);
    } else {
        for turn in 0..turns {
            cause(bench, turn);
            bench.frame();
        }
        tell(size, name, turns, begun.elapsed(), (&before, &bench.app.work()));
    }
    bench.rest();
    while name == "title" && bench.app.document().is_some_and(|document| document.undo_label().is_some()) {
        bench.ask(Intent::Undo);
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn tell(size: usize, name: &str, turns: usize, used: Duration, (before, after): (&Work, &Work)) {
    let frames = turns as f64;
    let each = |of: fn(&Work) -> u64| (of(after) - of(before)) as f64 / frames;
    println!(
        "{size:>11}  {name:<14} {:>9.2} {:>8.2} {:>8.2} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
        used.as_secs_f64() * 1e3 / frames,
        each(|work| work.layouts),
        each(|work| work.scenes),
        each(|work| work.cards),
        each(|work| work.links),
        each(|work| work.pieces),
        each(|work| work.texts),
    );
}

/// A journey of this many touchpoints: about as many stages as touchpoints in a stage, two personas, three channels,
/// shares on the links, a small loop at every tenth touchpoint.
fn journey(size: usize) -> JourneyMap {
    let mut map = JourneyMap::default();
    for (name, order) in ["Maya", "Jonas"].into_iter().zip(Order::spread(2)) {
        map.personas.insert(Id::from_words(name, 0), Persona::named(name, order));
    }
    for (name, order) in ["Web", "Store", "Phone"].into_iter().zip(Order::spread(3)) {
        let channel = Channel { name: name.into(), place: Place::Online, order, icon: None };
        map.channels.insert(Id::from_words(name, 0), channel);
    }
    let stages = size.isqrt().max(5);
    let stage_id = |number: usize| Id::<Stage>::from_words(&format!("stage {number}"), 0);
    for (number, order) in Order::spread(stages).into_iter().enumerate() {
        let phase = Phase::ALL.into_iter().nth(number * 3 / stages).unwrap_or(Phase::PrePurchase);
        map.stages.insert(stage_id(number), Stage::named(format!("Stage {number}"), phase, order));
    }
    let touchpoint_id = |number: usize| Id::<Touchpoint>::from_words(&format!("touchpoint {number}"), 0);
    let share = |hundredths: i64| Some(Flow::Share(BasisPoints::clamped(hundredths * 100)));
    let mut link = |from: usize, to: usize, hundredths: i64| {
        let record = Link { flow: share(hundredths), ..Link::between(touchpoint_id(from), touchpoint_id(to)) };
        map.links.insert(Id::from_words(&format!("{from} {to}"), 0), record);
    };
    for number in 0..size.saturating_sub(1) {
        let is_looping = number % 10 == 9;
        link(number, number + 1, if is_looping { 90 } else { 98 });
        if is_looping {
            link(number, number - 3, 9);
        }
    }
    let verbs = ["Reads about", "Asks a friend for", "Compares", "Waits for", "Unpacks", "Complains of", "Shows"];
    for (number, order) in Order::spread(size).into_iter().enumerate() {
        let title = format!("{} the thing number {number}", verbs.get(number % verbs.len()).copied().unwrap_or("Sees"));
        let mut record = Touchpoint::titled(title, stage_id(number * stages / size), order);
        let varied = i64::try_from(number * 37 % 101).unwrap_or_default();
        record.importance = (number % 3 > 0).then(|| Rating::clamped(varied));
        record.satisfaction = (number % 3 > 0).then(|| Rating::clamped(100 - varied));
        record.effort = (number % 2 > 0).then_some(Effort::Size(EffortSize::S));
        record.start = if number == 0 { share(100) } else { None };
        record.succeed = if number + 1 == size { share(100) } else { None };
        record.creator = Creator::ALL.into_iter().nth(number % 4);
        let channel = ["Web", "Store", "Phone"].into_iter().nth(number % 3).unwrap_or("Web");
        record.channels.push(Id::from_words(channel, 0));
        let id = touchpoint_id(number);
        map.touchpoints.insert(id, record);
        for (turn, name) in [(0, "Maya"), (29, "Jonas")] {
            let emotion = Emotion::clamped((varied * 2 + turn) % 201 - 100);
            map.experiences.insert((id, Id::from_words(name, 0)), Experience::feels(emotion));
        }
    }
    map
}
