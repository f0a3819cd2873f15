//! Answering requests, each within limits of time and size.

use std::{convert::Infallible, future::pending, io, net, sync::Arc, time::Duration};

use http_body_util::Full;
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{self, Runtime},
    sync::{Semaphore, watch::Receiver},
    time::{sleep, timeout},
};

use super::{guard::Guard, snapshot::Snapshot};

/// So many connections are open at a time; a further one is closed at once.
const MOST_CONNECTIONS: usize = 256;
/// The most bytes of a request before its body; no body is read.
const MOST_BYTES: usize = 16 << 10;
/// So long a client may take to say what it wants.
const ASKING: Duration = Duration::from_secs(10);
/// So long it is waited for something new before it is said that there is nothing.
const NEWS: Duration = Duration::from_secs(25);
/// So long a connection lasts at most.
const LIFE: Duration = Duration::from_secs(90);

type Snapshots = Receiver<Arc<Snapshot>>;

/// What is sent for a path.
struct Resource {
    kind: &'static str,
    policy: &'static str,
    bytes: Bytes,
}

/// The page around the picture runs nothing but its own script.
const FRAME_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; \
                            base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/// The picture brings all that it needs in itself, and says by digests what that is.
const PICTURE_POLICY: &str = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; \
                              base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

const NO_PICTURE: &str = "<!doctype html>\n<meta charset=utf-8>\n<meta name=color-scheme content=\"light dark\">\n\
                          <title>No map</title>\n<p>There is no map to show yet.</p>\n";

/// What answers requests.
pub struct Server {
    runtime: Runtime,
    listeners: Vec<TcpListener>,
}

impl Server {
    /// Takes listeners that do not block.
    ///
    /// # Errors
    ///
    /// Where the machine does not let it begin.
    pub fn new(listeners: Vec<net::TcpListener>) -> io::Result<Server> {
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let within = runtime.enter();
        let listeners = listeners.into_iter().map(TcpListener::from_std).collect::<io::Result<_>>()?;
        drop(within);
        Ok(Server { runtime, listeners })
    }

    /// Answers requests as long as the process lives.
    pub fn run(self, guard: Guard, snapshots: Snapshots) -> Infallible {
        let connections = Arc::new(Semaphore::new(MOST_CONNECTIONS));
        self.runtime.block_on(async {
            for listener in self.listeners {
                tokio::spawn(accept(listener, guard, snapshots.clone(), Arc::clone(&connections)));
            }
            pending().await
        })
    }
}

async fn accept(listener: TcpListener, guard: Guard, snapshots: Snapshots, connections: Arc<Semaphore>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // The machine has no more connections to give, for the moment.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&connections).try_acquire_owned() else { continue };
        let snapshots = snapshots.clone();
        tokio::spawn(async move {
            let _ = timeout(LIFE, converse(stream, guard, snapshots)).await;
            drop(place);
        });
    }
}

/// One request and its answer. What goes wrong between the two is the client's.
async fn converse(stream: TcpStream, guard: Guard, snapshots: Snapshots) {
    let service = service_fn(|request| answer(request, guard, snapshots.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(ASKING)
        .max_buf_size(MOST_BYTES)
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service);
    let _ = connection.await;
}

async fn answer(
    request: Request<Incoming>,
    guard: Guard,
    snapshots: Snapshots,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (request, _) = request.into_parts();
    let (status, resource) = match guard.check(&request) {
        Err((status, why)) => (status, text(why)),
        Ok(()) => match find(request.uri.path(), request.uri.query(), snapshots).await {
            Some(resource) => (StatusCode::OK, resource),
            None => (StatusCode::NOT_FOUND, text("there is nothing here")),
        },
    };
    Ok(respond(status, resource))
}

fn text(text: &'static str) -> Resource {
    Resource { kind: "text/plain; charset=utf-8", policy: DATA_POLICY, bytes: text.into() }
}

/// What a path names: one of a few words, and never a file.
async fn find(path: &str, query: Option<&str>, mut snapshots: Snapshots) -> Option<Resource> {
    let html = "text/html; charset=utf-8";
    let (kind, policy, bytes) = match path {
        "/" => (html, FRAME_POLICY, include_str!("page.html").into()),
        "/live.css" => ("text/css; charset=utf-8", DATA_POLICY, include_str!("live.css").into()),
        "/live.js" => ("text/javascript; charset=utf-8", DATA_POLICY, include_str!("live.js").into()),
        "/map" => {
            let picture = snapshots.borrow().picture.clone();
            (html, PICTURE_POLICY, picture.unwrap_or_else(|| NO_PICTURE.into()))
        }
        "/findings.json" => {
            let known = query.and_then(|query| query.strip_prefix("since=")?.parse::<u64>().ok());
            let news = snapshots.wait_for(|snapshot| Some(snapshot.number) != known);
            // Where there is nothing new, the same is said again.
            let _ = timeout(NEWS, news).await;
            ("application/json", DATA_POLICY, snapshots.borrow().findings.clone())
        }
        _ => return None,
    };
    Some(Resource { kind, policy, bytes })
}

fn respond(status: StatusCode, resource: Resource) -> Response<Full<Bytes>> {
    let Resource { kind, policy, bytes } = resource;
    let mut response = Response::new(Full::new(bytes));
    *response.status_mut() = status;
    let mut say = |name, value| response.headers_mut().insert(name, HeaderValue::from_static(value));
    say(CONTENT_TYPE, kind);
    say(CONTENT_SECURITY_POLICY, policy);
    say(CACHE_CONTROL, "no-store");
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        say(HeaderName::from_static(name), value);
    }
    if status == StatusCode::METHOD_NOT_ALLOWED {
        say(ALLOW, "GET, HEAD");
    }
    response
}
