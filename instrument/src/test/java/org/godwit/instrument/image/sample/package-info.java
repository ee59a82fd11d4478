/// Task classes of the tests of heap images; also loaded a second time as copies.
@NullMarked
package org.godwit.instrument.image.sample;

import org.jspecify.annotations.NullMarked;
