/// What the services of the virtual machine have in common: who has asked, and plain bytes.
@NullMarked
package org.godwit.service;

import org.jspecify.annotations.NullMarked;
