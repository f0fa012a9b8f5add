//! Answers to phones.

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, UPGRADE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use protocol::{DecodeError, Problem};

/// What a handler gives: an answer, or why not.
pub(crate) type Reply = Result<Response, Unfulfilled>;

/// A problem on its way to a phone.
#[derive(Debug)]
pub(crate) struct Unfulfilled(pub(crate) Problem);

impl From<Problem> for Unfulfilled {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<DecodeError> for Unfulfilled {
    fn from(error: DecodeError) -> Self {
        Self(error.into())
    }
}

/// A body of the protocol.
pub(crate) fn frame(bytes: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"))], bytes).into_response()
}

impl IntoResponse for Unfulfilled {
    fn into_response(self) -> Response {
        let Self(problem) = self;
        let mut response = frame(problem.encode());
        // Every status of a problem is one of HTTP's.
        *response.status_mut() =
            StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        match problem {
            Problem::TooMany { retry_after_s } | Problem::Unavailable { retry_after_s } => {
                response.headers_mut().insert(RETRY_AFTER, retry_after_s.into());
            }
            // RFC 9110, section 15.5.22: the answer names what would be understood.
            Problem::UnknownVersion { .. } => {
                response.headers_mut().insert(UPGRADE, HeaderValue::from_static("pas-a-pas/1"));
            }
            _ => {}
        }
        response
    }
}
