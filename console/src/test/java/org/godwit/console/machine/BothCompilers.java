package org.godwit.console.machine;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The hosts of this test compile tasks as those of users do: with the second compiler, too, which
/// moves variables and folds frames as the first one does not. For tests of captures in
/// mid-computation, and of whatever is to be as it is in earnest.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BothCompilers.Switch.class)
public @interface BothCompilers {

    /// Takes the flags away that the build gives hosts, and back afterwards.
    final class Switch implements BeforeAllCallback, AfterAllCallback {

        private String before = "";

        @Override
        public void beforeAll(ExtensionContext context) {
            before = System.getProperty(HostJvm.FLAGS, "");
            System.setProperty(HostJvm.FLAGS, "");
        }

        @Override
        public void afterAll(ExtensionContext context) {
            System.setProperty(HostJvm.FLAGS, before);
        }
    }
}
