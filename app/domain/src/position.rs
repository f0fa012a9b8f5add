//! Where something is on the globe, and how far from somewhere else.

use crate::facts::facts;

/// A point on the globe, to a hundred-thousandth of a degree (about a metre).
///
/// ```
/// use domain::Position;
/// let strasbourg = Position::new(48.58392, 7.74553)?;
/// let paris = Position::new(48.85341, 2.3488)?;
/// assert_eq!(strasbourg.metres_to(paris) / 1000, 396);
/// # Ok::<(), domain::PositionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    latitude: i32,
    longitude: i32,
}

/// Why two numbers are no point on the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PositionError {
    /// The latitude is not within -90 to 90, or no number.
    Latitude(f64),
    /// The longitude is not within -180 to 180, or no number.
    Longitude(f64),
}

facts!(PositionError);

/// Hundred-thousandths of a degree.
const UNITS: f64 = 100_000.0;
/// The mean radius of the earth, in metres (International Union of Geodesy and Geophysics).
const RADIUS: f64 = 6_371_008.8;

impl Position {
    /// A point by its latitude and longitude, in degrees.
    ///
    /// # Errors
    /// [`PositionError`] if the latitude is not within -90 to 90 or the longitude not within -180 to 180.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, PositionError> {
        if !(-90.0..=90.0).contains(&latitude) {
            return Err(PositionError::Latitude(latitude));
        }
        if !(-180.0..=180.0).contains(&longitude) {
            return Err(PositionError::Longitude(longitude));
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 18 million, checked above")]
        let units = |degrees: f64| (degrees * UNITS).round() as i32;
        Ok(Self { latitude: units(latitude), longitude: units(longitude) })
    }

    /// A point as it is kept: hundred-thousandths of a degree.
    pub fn from_units(latitude: i64, longitude: i64) -> Option<Self> {
        let within =
            |units: i64, most: i64| i32::try_from(units).ok().filter(|_| units.abs() <= most * 100_000);
        Some(Self { latitude: within(latitude, 90)?, longitude: within(longitude, 180)? })
    }

    /// Latitude and longitude, in hundred-thousandths of a degree.
    pub const fn units(self) -> (i32, i32) {
        (self.latitude, self.longitude)
    }

    /// The way through the air, in whole metres (the haversine formula on a sphere, half a percent off at most).
    pub fn metres_to(self, other: Self) -> u32 {
        let radians = |units: i32| (f64::from(units) / UNITS).to_radians();
        let (north, east) =
            (radians(other.latitude - self.latitude), radians(other.longitude - self.longitude));
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let chord = half(north) + radians(self.latitude).cos() * radians(other.latitude).cos() * half(east);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most half of the way around the earth, 20 million metres"
        )]
        let metres = (2.0 * RADIUS * chord.clamp(0.0, 1.0).sqrt().asin()).round() as u32;
        metres
    }
}
