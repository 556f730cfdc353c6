//! PNG in bands: while some bands are drawn the one before them is encoded, so that a picture for a wall needs little
//! memory and every core has work.

use std::{io::Write, sync::mpsc, thread};

use super::{
    ExportError, Size,
    raster::{Artist, unmultiplied},
    size::Raster,
};
use crate::{
    analysis::{NoWatch, Watch},
    layout::text::Faces,
    scene::{Colour, Page},
};

/// Rows of a band, fewer where rows are long.
const BAND_ROWS: usize = 256;
/// Bytes of a band's pixels at most; each drawer has two bands.
const BAND_BYTES: usize = 4 << 20;
/// Bands are drawn side by side by so many threads: drawing takes about three times as long as encoding.
const DRAWERS: usize = 2;
/// Compressed bytes gathered before they are written.
const CHUNK: usize = 1 << 18;

const WHITE: Colour = Colour { r: 255, g: 255, b: 255, a: 255 };

/// How a page becomes a PNG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PngOptions {
    /// How large.
    pub size: Size,
    /// Dots per inch written into the file; none = not said.
    pub dpi: Option<f32>,
    /// Leave out the ground, and keep what shines through.
    pub is_transparent: bool,
}

impl Default for PngOptions {
    fn default() -> Self {
        Self { size: Size::Scale(1.0), dpi: None, is_transparent: false }
    }
}

/// Writes a page as a PNG: RGB on its ground (white if it has none), or RGBA without ground.
///
/// # Errors
/// A page without a size, one too large, text in a face that `faces` lacks, and what `out` refuses.
pub fn png(page: &Page, options: &PngOptions, faces: &dyn Faces, out: &mut dyn Write) -> Result<(), ExportError> {
    png_watched(page, options, faces, &NoWatch, out)
}

/// The same, for somebody who waits and may call it off.
pub(super) fn png_watched(
    page: &Page,
    options: &PngOptions,
    faces: &dyn Faces,
    watch: &dyn Watch,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let raster = options.size.of(page.size)?;
    let ground = match options.is_transparent {
        true => None,
        false => Some(over_white(page.scene.ground)),
    };
    let artists = (0..drawers(raster)).map(|_| Artist::new(page, raster, ground, faces)).collect::<Result<_, _>>()?;
    let mut writer = header(page, options, raster, out)?;
    let mut lines = writer.stream_writer_with_size(CHUNK)?;
    let keep = if options.is_transparent { Keep::Rgba } else { Keep::Rgb };
    let whole = usize::from(raster.width) * usize::from(raster.height) * 4;
    let mut done = 0;
    in_bands(artists, raster, |pixels| {
        stopped(watch)?;
        done += pixels.len();
        lines.write_all(keep.of(pixels))?;
        watch.progress(share(done, whole));
        Ok(())
    })?;
    lines.finish()?;
    writer.finish()?;
    Ok(())
}

/// An error where somebody called it off.
pub(super) fn stopped(watch: &dyn Watch) -> Result<(), ExportError> {
    if watch.is_stopped() { Err(ExportError::Stopped) } else { Ok(()) }
}

#[expect(clippy::cast_precision_loss, reason = "a share need not be exact")]
fn share(done: usize, of: usize) -> f32 {
    done as f32 / of.max(1) as f32
}

/// A ground that lets nothing shine through.
fn over_white(ground: Option<Colour>) -> Colour {
    let Some(ground) = ground else { return WHITE };
    let over = |part: u8| {
        let mixed = (u16::from(part) * u16::from(ground.a) + 255 * (255 - u16::from(ground.a)) + 127) / 255;
        u8::try_from(mixed).unwrap_or(255)
    };
    Colour { r: over(ground.r), g: over(ground.g), b: over(ground.b), a: 255 }
}

fn header<'a>(
    page: &Page,
    options: &PngOptions,
    raster: Raster,
    out: &'a mut dyn Write,
) -> Result<png::Writer<&'a mut dyn Write>, ExportError> {
    let mut encoder = png::Encoder::new(out, u32::from(raster.width), u32::from(raster.height));
    encoder.set_color(if options.is_transparent { png::ColorType::Rgba } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    // One filter for all rows: choosing one for each makes files 5 % smaller and takes half of the whole time;
    // none at all makes them seven times as large.
    encoder.set_filter(png::Filter::Paeth);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    if let Some(dots) = options.dpi.filter(|dpi| dpi.is_finite() && *dpi >= 1.0) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let a_metre = (f64::from(dots) / 0.0254).round().min(1e9) as u32;
        let dims = png::PixelDimensions { xppu: a_metre, yppu: a_metre, unit: png::Unit::Meter };
        encoder.set_pixel_dims(Some(dims));
    }
    for (keyword, text) in [("Title", &page.name), ("Description", &page.alternative)] {
        // A null character would end the chunk's text early.
        let text = text.replace('\0', "\u{FFFD}");
        if !text.is_empty() {
            encoder.add_itxt_chunk(keyword.to_owned(), text)?;
        }
    }
    Ok(encoder.write_header()?)
}

/// Rows of a band of this picture.
fn band_rows(raster: Raster) -> u16 {
    let line = usize::from(raster.width) * 4;
    let rows = BAND_ROWS.min(BAND_BYTES / line.max(1)).max(16);
    u16::try_from(rows).unwrap_or(u16::MAX).min(raster.height)
}

/// As many as have a band to draw, and a core to draw it on.
fn drawers(raster: Raster) -> usize {
    let bands = usize::from(raster.height.div_ceil(band_rows(raster).max(1)));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    DRAWERS.min(cores).min(bands).max(1)
}

/// The artists draw the bands in turn, each on a thread of its own, and they are handed to `write` in order.
fn in_bands(
    artists: Vec<Artist<'_>>,
    raster: Raster,
    mut write: impl FnMut(&mut [u8]) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let rows = band_rows(raster);
    let step = artists.len();
    let firsts = (0..raster.height).step_by(usize::from(rows.max(1)));
    thread::scope(|scope| {
        let drawn: Vec<_> = artists
            .into_iter()
            .enumerate()
            .map(|(place, artist)| {
                let own = firsts.clone().skip(place).step_by(step);
                let (full, filled) = mpsc::sync_channel(1);
                let (empty, emptied) = mpsc::channel();
                let _ = empty.send(Vec::new());
                let _ = empty.send(Vec::new());
                scope.spawn(move || draw(artist, raster, own, &emptied, &full));
                (filled, empty)
            })
            .collect();
        // The bands come in order, as each artist has every so manyth.
        for (filled, empty) in (0..firsts.len()).zip(drawn.iter().cycle()).map(|(_, artist)| artist) {
            let Ok(mut pixels) = filled.recv() else { break };
            write(&mut pixels)?;
            let _ = empty.send(pixels);
        }
        Ok(())
    })
}

/// Draws the bands that begin at these rows into the buffers that come back.
fn draw(
    mut artist: Artist<'_>,
    raster: Raster,
    firsts: impl Iterator<Item = u16>,
    emptied: &mpsc::Receiver<Vec<u8>>,
    full: &mpsc::SyncSender<Vec<u8>>,
) {
    for first in firsts {
        // No buffer comes back once writing has failed.
        let Ok(mut pixels) = emptied.recv() else { return };
        let count = band_rows(raster).min(raster.height - first);
        pixels.resize(usize::from(raster.width) * 4 * usize::from(count), 0);
        artist.draw(first, count, &mut pixels);
        if full.send(pixels).is_err() {
            return;
        }
    }
}

/// What of premultiplied RGBA is kept.
#[derive(Clone, Copy)]
enum Keep {
    Rgb,
    Rgba,
}

impl Keep {
    /// The same pixels as the file holds them, made in place.
    fn of(self, pixels: &mut [u8]) -> &[u8] {
        match self {
            Keep::Rgba => {
                for pixel in pixels.as_chunks_mut::<4>().0 {
                    *pixel = unmultiplied(*pixel);
                }
                pixels
            }
            Keep::Rgb => packed(pixels),
        }
    }
}

/// Moves red, green and blue of each pixel together, four pixels at a time.
#[expect(clippy::indexing_slicing, reason = "three bytes are written where four were read, never past them")]
fn packed(pixels: &mut [u8]) -> &[u8] {
    let count = pixels.len() / 4;
    let fours = count / 4;
    for place in 0..fours {
        let Some(&four) = pixels.get(place * 16..).and_then(<[u8]>::first_chunk::<16>) else { break };
        let [a, b, c, _, d, e, f, _, g, h, i, _, j, k, l, _] = four;
        let Some(into) = pixels.get_mut(place * 12..).and_then(<[u8]>::first_chunk_mut::<12>) else { break };
        *into = [a, b, c, d, e, f, g, h, i, j, k, l];
    }
    for place in fours * 4..count {
        pixels.copy_within(place * 4..place * 4 + 3, place * 3);
    }
    &pixels[..count * 3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_keeps_the_colours_in_order() {
        for count in 0..14_u8 {
            let mut pixels: Vec<u8> = (0..count).flat_map(|nth| [3 * nth, 3 * nth + 1, 3 * nth + 2, 255]).collect();
            assert_eq!(packed(&mut pixels), (0..3 * count).collect::<Vec<u8>>());
        }
    }

    #[test]
    fn a_ground_that_shines_through_is_laid_on_white() {
        assert_eq!(over_white(Some(Colour { r: 0, g: 0, b: 0, a: 127 })).r, 128);
        assert_eq!(over_white(None), WHITE);
    }
}
