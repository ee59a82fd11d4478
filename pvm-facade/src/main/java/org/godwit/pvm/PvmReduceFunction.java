package org.godwit.pvm;

/// Combines two arrays element by element. It must be associative and commutative. The predefined
/// ones are [PvmPacking#PvmMax] and its siblings.
@FunctionalInterface
public interface PvmReduceFunction {

    /// Computes `x[i] = x[i] f y[i]`.
    ///
    /// @param type one type code, such as PVM_INT; it tells the class of the arrays
    /// @param num how many items, in one element
    /// @param info one element: below 0 ends the reduction with that code
    void reduce(int[] type, Object x, Object y, int[] num, int[] info);
}
