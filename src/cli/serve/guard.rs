//! Which requests are answered.
//!
//! Loopback keeps other machines out, and not other web sites: a browser on this machine asks for whatever their pages name.
//! A page of a stranger may send requests here, but it cannot choose what the browser says of where they come from; and a
//! name of a stranger's that is made to lead to loopback is in the request as the host.

use hyper::{
    HeaderMap, Method, StatusCode,
    header::{HOST, HeaderName, ORIGIN},
    http::request::Parts,
};

/// Knows by which names a server on loopback goes.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    /// The port on which it listens.
    pub port: u16,
}

/// Why a request is refused, in words and as a status.
pub type Refusal = (StatusCode, &'static str);

const NAMES: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
const OTHER_HOST: Refusal = (StatusCode::FORBIDDEN, "only 127.0.0.1, localhost and [::1] are answered for");
const OTHER_SITE: Refusal = (StatusCode::FORBIDDEN, "no other site is answered");

impl Guard {
    /// Whether a request may be answered.
    pub fn check(self, request: &Parts) -> Result<(), Refusal> {
        let host =
            the_only(&request.headers, HOST).map_err(|()| (StatusCode::BAD_REQUEST, "name one host"))?;
        let host = host.ok_or((StatusCode::BAD_REQUEST, "name the host"))?;
        // A request line with a whole address in it overrides the header.
        let authority = request.uri.authority().map(|authority| authority.as_str());
        if !self.is_own(host) || authority.is_some_and(|authority| !self.is_own(authority)) {
            return Err(OTHER_HOST);
        }
        let origin = the_only(&request.headers, ORIGIN).map_err(|()| OTHER_SITE)?;
        if origin.is_some_and(|origin| !origin.strip_prefix("http://").is_some_and(|host| self.is_own(host)))
        {
            return Err(OTHER_SITE);
        }
        self.check_what_the_browser_says(request)?;
        match request.method {
            Method::GET | Method::HEAD => Ok(()),
            _ => Err((StatusCode::METHOD_NOT_ALLOWED, "there is nothing to do here but to read")),
        }
    }

    /// Browsers say of a request without an origin, such as that for a picture, from what kind of site it comes. A link may
    /// lead here from anywhere.
    fn check_what_the_browser_says(self, request: &Parts) -> Result<(), Refusal> {
        let word = |name| the_only(&request.headers, HeaderName::from_static(name)).map_err(|()| OTHER_SITE);
        let site = word("sec-fetch-site")?;
        let is_link =
            word("sec-fetch-mode")? == Some("navigate") && word("sec-fetch-dest")? == Some("document");
        match site {
            None | Some("same-origin" | "none") => Ok(()),
            Some(_) if is_link => Ok(()),
            Some(_) => Err(OTHER_SITE),
        }
    }

    /// Whether a host, with its port, is this server.
    fn is_own(self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            // The last colon of `[::1]` parts no port.
            Some((name, port)) if !port.ends_with(']') => (name, port),
            _ => (host, "80"),
        };
        port == self.port.to_string() && NAMES.iter().any(|own| name.eq_ignore_ascii_case(own))
    }
}

/// The value of a header that may be there once; nothing that is not plain text is one.
fn the_only(headers: &HeaderMap, name: HeaderName) -> Result<Option<&str>, ()> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| ()),
        (Some(_), Some(_)) => Err(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_names_with_the_own_port_are_own() {
        let guard = Guard { port: 3537 };
        for own in ["127.0.0.1:3537", "localhost:3537", "LocalHost:3537", "[::1]:3537"] {
            assert!(guard.is_own(own), "{own}");
        }
        for other in [
            "",
            ":3537",
            "127.0.0.1",
            "localhost",
            "[::1]",
            "127.0.0.1:3538",
            "127.0.0.1:03537",
            "127.0.0.1:3537:3537",
            "127.0.0.2:3537",
            "0.0.0.0:3537",
            "localhost.:3537",
            "localhost.example:3537",
            "example:3537",
            "::1:3537",
            "user@localhost:3537",
        ] {
            assert!(!guard.is_own(other), "{other}");
        }
        assert!(Guard { port: 80 }.is_own("localhost") && Guard { port: 80 }.is_own("[::1]"));
    }
}
