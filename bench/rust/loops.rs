// Some of loops.c in Rust, by the iterators of its library: what is known to become a loop.

fn hash(h: u32, v: i32) -> u32 {
    (h ^ v as u32).wrapping_mul(16777619)
}

fn twice(x: i32) -> i32 {
    x.wrapping_mul(2)
}

fn mix(x: i32) -> i32 {
    ((x as u32).wrapping_mul(2654435761) >> 4) as i32
}

fn odd(x: &i32) -> bool {
    *x & 1 != 0
}

fn small(x: &i32) -> bool {
    *x < 1 << 30
}

// With for, as one would write it.
macro_rules! sum {
    ($it:expr) => {{
        let mut h = 1;
        for v in $it {
            h = hash(h, v);
        }
        h
    }};
}

macro_rules! functions {
    ($($name:ident $text:expr, |$n:ident| $body:expr;)*) => {
        $(#[no_mangle] #[inline(never)] pub extern "C" fn $name($n: i32) -> u32 { $body })*
        fn run(n: i32) {
            $(println!("{} rust {:08x}", $text, $name(n));)*
        }
    };
}

functions! {
    one_rust "one", |n| sum!(0..n);
    three_rust "three", |n| sum!((0..n).step_by(3).flat_map(|i| [i, i + 1, i + 2]));
    map3_rust "map3", |n| sum!((0..n).map(mix).filter(odd).map(twice));
    ten_rust "ten", |n| sum!((0..n)
        .map(mix)
        .scan(7i32, |s, v| { *s = s.wrapping_add(v); Some(*s) })
        .filter(odd)
        .map(twice)
        .skip(2)
        .step_by(2)
        .map(mix)
        .take(n as usize));
    chain_rust "chain", |n| sum!((0..n / 2).chain(0..n - n / 2));
    zip_rust "zip", |n| sum!((0..n).zip((3..n + 3).map(mix)).map(|(a, b)| a ^ b));
    enumerate_rust "enumerate", |n| sum!((3..n + 3).map(mix).enumerate().map(|(i, v)| i as i32 ^ v));
    flat_map_rust "flat_map", |n| sum!((0..n / 4).flat_map(|i| i..i + 4));
    take_while_rust "take_while", |n| sum!((0..n).map(mix).take_while(small));
}

fn main() {
    run(std::env::args().nth(1).unwrap().parse().unwrap());
}
