/// A bag of jobs, handed out to whoever is free.
@NullMarked
package org.godwit.examples.masterworker;

import org.jspecify.annotations.NullMarked;
