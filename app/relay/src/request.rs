use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_LENGTH;
use http_body_util::LengthLimitError;
use protocol::{Limit, Problem};

use crate::reply::Unfulfilled;

/// The whole body of a request, at most 1 MiB.
pub(crate) struct Frame(pub(crate) Vec<u8>);

fn too_large() -> Problem {
    Problem::TooLarge { most: u32::try_from(Limit::Body.most()).unwrap_or(u32::MAX) }
}

impl<S: Sync> FromRequest<S> for Frame {
    type Rejection = Unfulfilled;

    async fn from_request(request: Request, _: &S) -> Result<Self, Unfulfilled> {
        let most = usize::try_from(Limit::Body.most()).unwrap_or(usize::MAX);
        // Whoever says beforehand that it is too much need not send it.
        let length =
            request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        if length.is_some_and(|length: u64| length > Limit::Body.most()) {
            return Err(too_large().into());
        }
        let body: Body = request.into_body();
        let read = to_bytes(body, most).await;
        read.map(|bytes| Self(bytes.into())).map_err(|error| {
            let source = std::error::Error::source(&error);
            if source.is_some_and(<dyn std::error::Error>::is::<LengthLimitError>) {
                too_large().into()
            } else {
                Problem::Malformed.into()
            }
        })
    }
}
