package org.godwit.examples.zoo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Comparators with loops in them, called by the sorts and trees of the JDK.
public final class Sorting {
    private Sorting() {}

    private record Person(String name, int age) {}

    private static int digits(int n) {
        int sum = 0;
        for (int v = n; v > 0; v /= 10) {
            sum += v % 10;
        }
        return sum;
    }

    public static void main(String[] argv) {
        List<Person> people = new ArrayList<>();
        String[] names = {"Ute", "Bo", "Ann", "Cy", "Dora", "Eve", "Bo"};
        for (int i = 0; i < names.length; i++) {
            people.add(new Person(names[i], 20 + i * 37 % 50));
        }
        people.sort((a, b) -> digits(a.age()) - digits(b.age()));
        System.out.println(people);
        people.sort(
                Comparator.comparing(Person::name)
                        .thenComparing(Person::age, Comparator.reverseOrder()));
        for (Person person : people) {
            System.out.println(person.name() + " " + digits(person.age()));
        }
        TreeSet<Integer> tree =
                new TreeSet<>((a, b) -> digits(a) != digits(b) ? digits(a) - digits(b) : a - b);
        for (int i = 0; i < 10; i++) {
            tree.add(i * 41 % 100);
        }
        System.out.println(tree + " " + tree.ceiling(50));
        Integer[] boxed = {5, 3, 19, 28, 37};
        Arrays.sort(boxed, (a, b) -> digits(b) - digits(a));
        System.out.println(Arrays.toString(boxed));
    }
}
