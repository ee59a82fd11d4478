package org.godwit.message;

/// The outcome of one packing or unpacking call.
public enum PackResult {
    OK,
    /// The message ended before the call had what it asked for. What was there has been delivered.
    NO_DATA,
    /// A negative count, or an array that is missing or too short for offset, count and stride.
    BAD_PARAM,
    /// [Encoding#IN_PLACE] takes neither strings nor strides other than 1.
    NOT_IMPLEMENTED,
    /// The buffer would outgrow the longest Java array.
    NO_MEMORY
}
