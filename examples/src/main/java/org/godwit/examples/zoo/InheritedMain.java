package org.godwit.examples.zoo;

/// A program whose `main` is inherited and calls down into what it is.
public final class InheritedMain extends InstanceMain {
    private String trail = "";

    @Override
    void main() {
        for (int i = 0; i < 3; i++) {
            trail += i;
            System.out.println(trail);
        }
        super.main();
        System.out.println(trail.length());
    }
}
