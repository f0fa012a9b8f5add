//! Reads QR codes in a worker, where the browser has no reader of its own.
//!
//! A file of its own, without glue: a first visit does not carry it, and the worker beside this folder talks to it by
//! three numbers. [`read`] is all that it does.

pub mod interface;

/// The texts of the codes in a grey picture of `width` times `height` pixels, one byte a pixel, black is 0. Pixels that
/// are missing are white.
///
/// ```
/// assert_eq!(scanner::read(2, 2, &[0, 255, 255, 0]), Vec::<String>::new());
/// ```
pub fn read(width: usize, height: usize, grey: &[u8]) -> Vec<String> {
    // The smallest code has 21 modules on a side; the reader underneath takes no picture without pixels.
    if width < 21 || height < 21 {
        return Vec::new();
    }
    let pixel = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    let codes = picture.detect_grids();
    codes.into_iter().filter_map(|code| code.decode().ok()).map(|(_, text)| text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

    const FRAME: &str = "PAP:ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:";

    /// A code as a camera sees it: modules of `module` pixels, turned by a quarter `turns` times, each pixel changed by
    /// `noise` at most.
    struct Shot {
        module: usize,
        turns: usize,
        noise: u8,
    }

    impl Shot {
        fn of(self, text: &str) -> (usize, Vec<u8>) {
            let segments = QrSegment::make_segments(text);
            let code = QrCode::encode_segments(&segments, QrCodeEcc::Medium).unwrap();
            let side = (usize::try_from(code.size()).unwrap() + 8) * self.module;
            let mut state = 1_u32;
            let mut grey = vec![0; side * side];
            for y in 0..side {
                for x in 0..side {
                    let (mut a, mut b) = (x, y);
                    for _ in 0..self.turns {
                        (a, b) = (b, side - 1 - a);
                    }
                    let at = |pixel: usize| i32::try_from(pixel / self.module).unwrap() - 4;
                    let value = if code.get_module(at(a), at(b)) { 40_u8 } else { 215 };
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let wobble = u8::try_from(state >> 24).unwrap() % (self.noise + 1);
                    grey[y * side + x] = value.saturating_sub(self.noise / 2).saturating_add(wobble);
                }
            }
            (side, grey)
        }
    }

    #[test]
    fn a_code_is_read_whichever_way_the_phone_is_held() {
        for turns in 0..4 {
            let (side, grey) = Shot { module: 4, turns, noise: 0 }.of(FRAME);
            assert_eq!(read(side, side, &grey), [FRAME], "{turns}");
        }
    }

    #[test]
    fn a_code_is_read_through_the_noise_of_a_cheap_camera() {
        let (side, grey) = Shot { module: 4, turns: 0, noise: 40 }.of(FRAME);
        assert_eq!(read(side, side, &grey), [FRAME]);
    }

    #[test]
    fn the_largest_frame_is_read() {
        let frame = FRAME.repeat(20)[..600].to_owned();
        let (side, grey) = Shot { module: 4, turns: 0, noise: 20 }.of(&frame);
        assert_eq!(read(side, side, &grey), [frame]);
    }

    proptest! {
        #[test]
        fn no_picture_stops_it(width in 0_usize..90, height in 0_usize..90, grey in prop::collection::vec(any::<u8>(), 0..8_100)) {
            let _texts = read(width, height, &grey);
        }
    }
}
