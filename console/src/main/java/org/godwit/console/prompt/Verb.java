package org.godwit.console.prompt;

/// A command of the prompt.
///
/// @param arguments as its help shows them
/// @param summary one line
/// @param where who carries it out
record Verb(String name, String arguments, String summary, Where where) {

    enum Where {
        /// The prompt itself.
        PROMPT,
        /// A command of `./pvm` with the same words.
        COMMAND
    }

    String usage() {
        return arguments.isEmpty() ? name : name + " " + arguments;
    }
}
