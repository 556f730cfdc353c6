//! No frame does work that its cause did not need: what is made is counted, cause by cause.

use super::*;
use journey_canvas::{app::Work, layout::geometry::Point};

/// The example with its report, and nothing under way.
fn calm() -> Window {
    let mut window = Window::with_example();
    let folder = window.path("kept");
    window.harness.state().borrow_mut().keep_in(&folder, std::time::SystemTime::UNIX_EPOCH);
    window.until(|window| !window.harness.state().borrow().is_analysing());
    rest(&mut window);
    window
}

fn rest(window: &mut Window) {
    for _ in 0..40 {
        window.harness.step();
    }
}

fn work(window: &Window) -> Work {
    window.harness.state().borrow().work()
}

/// What was made meanwhile.
fn made(window: &mut Window, does: impl FnOnce(&mut Window)) -> Work {
    let before = work(window);
    does(window);
    let after = work(window);
    Work {
        layouts: after.layouts - before.layouts,
        scenes: after.scenes - before.scenes,
        cards: after.cards - before.cards,
        links: after.links - before.links,
        pieces: after.pieces - before.pieces,
        texts: after.texts - before.texts,
        analyses: after.analyses - before.analyses,
        files: after.files - before.files,
    }
}

/// What is done, given the middle of a card.
type Cause = (&'static str, fn(&mut Window, Pos2));

#[test]
fn looking_around_makes_nothing() {
    let mut window = calm();
    let card = window.card("Reads reviews").center();
    let causes: [Cause; 5] = [
        ("nothing", |_, _| {}),
        ("hover", |window, card| {
            for step in 0..9_u8 {
                window.harness.hover_at(card + vec2(f32::from(step) * 20.0, 0.0));
                window.harness.step();
            }
        }),
        ("pan", |window, _| window.ask(Intent::Pan(Point::new(-40.0, 30.0)))),
        ("zoom", |window, _| {
            window.ask(Intent::ZoomAbout { in_screen: Point::new(300.0, 300.0), factor: 1.2 });
            window.ask(Intent::Zoom(0.5));
        }),
        ("select", |window, _| {
            window.key(Modifiers::NONE, Key::Tab);
            window.key(Modifiers::COMMAND, Key::A);
            window.ask(Intent::Select(Selection::none()));
        }),
    ];
    for (name, cause) in causes {
        let made = made(&mut window, |window| {
            cause(window, card);
            rest(window);
        });
        assert_eq!(made, Work::default(), "{name}");
    }
}

#[test]
fn idle_frames_ask_for_no_other() {
    let mut window = calm();
    // The pointer is gone, and nothing is told.
    window.harness.event(egui::Event::PointerGone);
    for _ in 0..400 {
        window.harness.step();
    }
    let output = &window.harness.output().viewport_output[&egui::ViewportId::ROOT];
    assert_eq!(output.repaint_delay, Duration::MAX);
}

#[test]
fn a_face_given_by_key_is_one_step_of_everything() {
    let mut window = calm();
    window.key(Modifiers::NONE, Key::Tab);
    rest(&mut window);
    let made = made(&mut window, |window| {
        window.key(Modifiers::NONE, Key::Num5);
        window.until(|window| !window.harness.state().borrow().is_analysing());
        rest(window);
    });
    // Once for the edit, once for the report about it.
    assert!(made.scenes <= 2 && made.layouts <= 4, "{made:?}");
    assert_eq!((made.analyses, made.files), (1, 1), "{made:?}");
    assert_eq!(made.texts, 0, "no text of the canvas has changed");
    assert!(made.cards <= 4, "one card, and those that the new report marks: {made:?}");
}

#[test]
fn a_title_that_is_typed_shapes_that_title_alone() {
    let mut window = calm();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::F2);
    rest(&mut window);
    for letter in ["S", "e", "e", "s"] {
        let made = made(&mut window, |window| {
            window.write(letter);
            rest(window);
        });
        // Where links wish for wider ways, the card is tried in two widths.
        assert!(made.texts <= 2 && made.cards <= 2 && made.scenes <= 1, "{letter}: {made:?}");
        assert_eq!((made.analyses, made.files), (0, 0), "nothing is settled while it is typed");
    }
    let made = made(&mut window, |window| {
        window.key(Modifiers::NONE, Key::Enter);
        window.until(|window| !window.harness.state().borrow().is_analysing());
        rest(window);
    });
    assert_eq!((made.analyses, made.files), (1, 1));
}

#[test]
fn a_drag_starts_no_analysis_and_keeps_nothing_before_it_is_over() {
    let mut window = calm();
    let from = window.card("Reads reviews").center();
    let to = from + vec2(40.0, 6.0);
    let during = made(&mut window, |window| {
        window.drag(from, to);
        rest(window);
    });
    assert_eq!((during.analyses, during.files), (0, 0), "{during:?}");
    assert_eq!(during.texts, 0, "{during:?}");
    assert!(during.cards <= 2 * during.layouts, "the card in the hand alone, in two widths at most: {during:?}");
    let farther = made(&mut window, |window| {
        for step in 1..9_u8 {
            window.harness.hover_at(to + vec2(4.0, 2.0) * f32::from(step));
            window.harness.step();
        }
        rest(window);
    });
    assert!(farther.scenes > 4 && farther.pieces > 4, "its own links follow: {farther:?}");
    assert_eq!(farther.links, 0, "all other links stay where they are: {farther:?}");
    // The pointer rests: so does the picture.
    let held = made(&mut window, rest);
    assert_eq!(held, Work::default());
    let after = made(&mut window, |window| {
        window.harness.drop_at(to);
        window.until(|window| !window.harness.state().borrow().is_analysing());
        rest(window);
    });
    assert_eq!((after.analyses, after.files), (1, 1), "{after:?}");
}

#[test]
fn undo_and_the_way_back_shape_no_text_again() {
    let mut window = calm();
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::P);
    window.key(Modifiers::NONE, Key::E);
    rest(&mut window);
    let made = made(&mut window, |window| {
        for key in [Key::Z, Key::Z, Key::Y, Key::Y] {
            window.key(Modifiers::COMMAND, key);
            rest(window);
        }
    });
    assert_eq!(made.texts, 0, "{made:?}");
}

#[test]
fn a_lens_that_was_looked_through_before_shapes_no_text_again() {
    let mut window = calm();
    let there_and_back = |window: &mut Window| {
        for lens in ["Emotion", "Journey", "Map"] {
            window.click(Role::Tab, lens);
            rest(window);
        }
    };
    there_and_back(&mut window);
    let made = made(&mut window, there_and_back);
    assert_eq!((made.texts, made.analyses, made.files), (0, 0, 0), "{made:?}");
}
