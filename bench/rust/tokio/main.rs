// The workloads of runtime.c by tokio, on its runtime of one thread, where it has such a thing.

use std::cell::Cell;
use std::future::{pending as never, Future};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::sync::{mpsc, Mutex};
use tokio::task::{yield_now, JoinHandle};
use tokio::time::timeout;

async fn nothing() -> u32 {
    1
}

async fn spawn(n: u32) -> u32 {
    let mut ended = 0;
    for _ in 0..n {
        ended += tokio::spawn(nothing()).await.unwrap();
    }
    ended
}

async fn yields(n: u32) -> u32 {
    for _ in 0..n {
        yield_now().await;
    }
    1
}

// N, if all tasks have ended.
async fn all(n: u32, tasks: Vec<JoinHandle<u32>>) -> u32 {
    let mut ended = 0;
    let started = tasks.len();
    for task in tasks {
        ended += task.await.unwrap();
    }
    if ended as usize == started { n } else { 0 }
}

async fn many_yield(n: u32, depth: u32) -> u32 {
    all(n, (0..depth).map(|_| tokio::spawn(yields(n / depth))).collect()).await
}

// Two tasks that wake each other.
thread_local! {
    static PARKED: [Cell<Option<Waker>>; 2] = const { [Cell::new(None), Cell::new(None)] };
    static LEFT: Cell<i32> = const { Cell::new(0) };
}

struct Pass(usize);

impl Future for Pass {
    type Output = u32;
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32> {
        if let Some(partner) = PARKED.with(|p| p[1 - self.0].take()) {
            partner.wake();
        }
        let left = LEFT.get();
        LEFT.set(left - 1);
        if left <= 0 {
            return Poll::Ready(1);
        }
        PARKED.with(|p| p[self.0].set(Some(cx.waker().clone())));
        Poll::Pending
    }
}

fn passes(me: usize, levels: u32) -> Pin<Box<dyn Future<Output = u32> + Send>> {
    Box::pin(async move {
        if levels > 1 { passes(me, levels - 1).await } else { Pass(me).await }
    })
}

async fn wake(n: u32, depth: u32) -> u32 {
    LEFT.set(n as i32);
    all(n, (0..2).map(|me| tokio::spawn(passes(me, depth))).collect()).await
}

async fn limited(n: u32, waits: u32) -> u32 {
    let mut in_time = 0;
    for _ in 0..n {
        in_time += timeout(Duration::from_secs(1), yields(waits)).await.unwrap_or(0);
    }
    in_time
}

async fn channel(n: u32) -> u32 {
    let (sender, mut receiver) = mpsc::channel(16);
    let task = tokio::spawn(async move {
        for i in 0..n {
            sender.send(i).await.unwrap();
        }
    });
    let mut good = 0;
    for i in 0..n {
        good += (receiver.recv().await == Some(i)) as u32;
    }
    task.await.unwrap();
    good
}

async fn pingpong(n: u32) -> u32 {
    let (to, mut at) = mpsc::channel(1);
    let (back, mut from) = mpsc::channel(1);
    let task = tokio::spawn(async move {
        for _ in 0..n {
            let v: u32 = at.recv().await.unwrap();
            back.send(v).await.unwrap();
        }
    });
    let mut good = 0;
    for i in 0..n {
        to.send(i).await.unwrap();
        good += (from.recv().await == Some(i)) as u32;
    }
    task.await.unwrap();
    good
}

async fn lock(n: u32) -> u32 {
    let mutex = Mutex::new(0);
    for _ in 0..n {
        *mutex.lock().await += 1;
    }
    mutex.into_inner()
}

async fn locks(mutex: Arc<Mutex<()>>, n: u32) -> u32 {
    for _ in 0..n {
        let _held = mutex.lock().await;
        yield_now().await;
    }
    1
}

async fn contended(n: u32, depth: u32) -> u32 {
    let mutex = Arc::new(Mutex::new(()));
    all(n, (0..depth).map(|_| tokio::spawn(locks(mutex.clone(), n / depth))).collect()).await
}

async fn join(n: u32) -> u32 {
    for _ in 0..n {
        tokio::join!(yields(1), yields(1), yields(1), yields(1), yields(1), yields(1), yields(1),
                     yields(1));
    }
    n
}

async fn select(n: u32) -> u32 {
    let mut first = 0;
    let other = never::<u32>();
    tokio::pin!(other);
    for _ in 0..n {
        tokio::select! {
            biased;
            v = yields(1) => first += v,
            _ = &mut other => {}
        }
    }
    first
}

async fn run(workload: &str, n: u32, depth: u32) -> Option<u32> {
    Some(match workload {
        "spawn" => spawn(n).await,
        "yield" => many_yield(n, depth).await,
        "wake" => wake(n, depth).await,
        "timeout" => limited(n, 0).await,
        "pending" => limited(n, 1).await,
        "channel" => channel(n).await,
        "pingpong" => pingpong(n).await,
        "lock" => lock(n).await,
        "contended" => contended(n, depth).await,
        "join" => join(n).await,
        "select" => select(n).await,
        _ => return None,
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |i: usize| arguments.get(i).map_or(0, |s| s.parse().unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    match runtime.block_on(run(&arguments[1], number(2), number(3).max(1))) {
        Some(result) => println!("{:08x}", result),
        None => std::process::exit(3), // no such workload
    }
}
