//! What the worker calls: a picture goes in, texts come out, by their addresses in this module's memory.
#![expect(unsafe_code, reason = "exported functions are how a module without glue is called")]

use std::cell::RefCell;

thread_local! {
    static PICTURE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static FOUND: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a grey picture of so many bytes, and gives the address where it is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    PICTURE.with(|picture| {
        let mut picture = picture.borrow_mut();
        picture.clear();
        picture.resize(bytes, u8::MAX);
        picture.as_mut_ptr()
    })
}

/// Reads the picture, and gives how many bytes the texts take, one text a line.
#[unsafe(no_mangle)]
pub extern "C" fn look(width: usize, height: usize) -> usize {
    let texts = PICTURE.with(|picture| crate::read(width, height, &picture.borrow())).join("\n");
    FOUND.with(|found| {
        found.replace(texts.into_bytes());
        found.borrow().len()
    })
}

/// The address of the texts.
#[unsafe(no_mangle)]
pub extern "C" fn texts() -> *const u8 {
    FOUND.with(|found| found.borrow().as_ptr())
}
