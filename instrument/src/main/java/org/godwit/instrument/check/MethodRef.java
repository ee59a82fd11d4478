package org.godwit.instrument.check;

/// A method as the constant pool names it.
///
/// @param owner internal name of the class
/// @param descriptor such as `(I)V`
record MethodRef(String owner, String name, String descriptor) {

    private static final String FACADE = "org/godwit/pvm/Pvm";

    boolean isConstructor() {
        return name.equals("<init>");
    }

    /// Whether it is a call of the classic facade: each of them is a yield point.
    boolean isPvmCall() {
        return owner.startsWith(FACADE) && name.startsWith("pvm_");
    }

    String nameAndType() {
        return name + descriptor;
    }

    /// For people: `System.nanoTime`, `new Thread`.
    String words() {
        String type = simple(owner);
        return isConstructor() ? "new " + type : type + "." + name;
    }

    /// The last part of an internal name, with dots between nested classes.
    static String simple(String internalName) {
        String name = internalName.substring(internalName.lastIndexOf('/') + 1);
        return name.replace('$', '.');
    }
}
