package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;

/// Lists changed through their iterators while these are under way, in both directions.
@SuppressWarnings("JdkObsolete") // on purpose
public final class ListEditing {
    private ListEditing() {}

    private static void edit(List<String> words) {
        ListIterator<String> at = words.listIterator();
        while (at.hasNext()) {
            String word = at.next();
            if (word.length() > 2) {
                at.set(word.substring(1));
            } else if (word.equals("b")) {
                at.remove();
            } else {
                at.add(word + at.nextIndex());
            }
        }
        while (at.hasPrevious()) {
            int index = at.previousIndex();
            if (at.previous().length() == index % 3) {
                at.remove();
            }
        }
    }

    public static void main(String[] argv) {
        for (List<String> words : List.of(new ArrayList<String>(), new LinkedList<String>())) {
            for (String word : "a b ccc dd eeee b f".split(" ")) {
                words.add(word);
            }
            for (int round = 0; round < 3; round++) {
                edit(words);
                System.out.println(words);
            }
            List<String> middle = words.subList(1, words.size() - 1);
            for (Iterator<String> each = middle.iterator(); each.hasNext(); ) {
                if (each.next().hashCode() % 2 == 0) {
                    each.remove();
                }
            }
            System.out.println(words + " " + middle);
        }
    }
}
