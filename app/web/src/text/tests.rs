//! The rules that every text obeys, checked on the file that people edit.
