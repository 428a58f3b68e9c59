package io.dryswarm.core.forbidden;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a model must not do, one offence a line, and what it may do instead. */
final class Offences {
  enum Colour {
    RED
  }

  private Offences() {}

  static void clock() {
    System.nanoTime(); // forbidden
    System.currentTimeMillis(); // forbidden
    java.time.Instant.now(); // forbidden
    java.time.LocalDate.now(java.time.ZoneId.of("UTC")); // forbidden
    new java.util.Date(); // forbidden
    java.time.Instant.ofEpochSecond(1);
  }

  static void machine() {
    System.getenv("HOME"); // forbidden
    System.getProperty("os.name"); // forbidden
    Runtime.getRuntime().availableProcessors(); // forbidden
    java.nio.file.Path.of("x"); // forbidden
  }

  static void randomness() {
    Math.random(); // forbidden
    new java.util.Random(7).nextInt(); // forbidden
    new java.security.SecureRandom().nextInt(); // forbidden
    java.util.random.RandomGenerator.getDefault(); // forbidden
    UUID.randomUUID(); // forbidden
    Collections.shuffle(new ArrayList<>(List.of(1, 2))); // forbidden
    java.util.random.RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  }

  static void threads(Object lock) throws InterruptedException {
    new Thread(() -> {}).start(); // forbidden
    new ConcurrentHashMap<>(); // forbidden
    List.of(1, 2).parallelStream().count(); // forbidden
    List.of(1, 2).stream().parallel().count(); // forbidden
    List.of(1, 2).stream().mapToInt(i -> i).parallel().sum(); // forbidden
    java.util.Arrays.parallelSort(new int[2]); // forbidden
    lock.wait(1); // forbidden
    List.of(1, 2).stream().count();
  }

  static void addresses(Object any, Colour colour) {
    System.identityHashCode(any); // forbidden
    any.hashCode(); // forbidden
    colour.hashCode(); // forbidden
    Objects.hash(any, colour); // forbidden
    new IdentityHashMap<>(); // forbidden
    new java.lang.ref.WeakReference<>(any); // forbidden
    Integer.hashCode(7);
  }

  static void hashOrder(List<String> words) {
    new HashMap<String, String>().values(); // forbidden
    new HashSet<>(words).iterator(); // forbidden
    words.stream().collect(Collectors.toSet()); // forbidden
    words.stream().collect(Collectors.toMap(w -> w, w -> w)); // forbidden
    words.stream().collect(Collectors.toMap(w -> w, w -> w, (a, b) -> a)); // forbidden
    words.stream().collect(Collectors.groupingBy(String::length)); // forbidden
    words.stream()
        .collect(Collectors.groupingBy(String::length, Collectors.counting())); // forbidden
    words.forEach(new HashSet<String>()::add); // forbidden
    words.stream().collect(Collectors.toMap(w -> w, w -> w, (a, b) -> a, TreeMap::new));
    words.stream()
        .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()));
    Map<String, String> inOrderOfArrival = new LinkedHashMap<>();
    inOrderOfArrival.values();
    new TreeMap<String, String>().values();
    new EnumMap<Colour, String>(Colour.class).values();
  }

  static void saltedOrder(List<String> words, Map<String, String> map) {
    Set.of("a", "b").iterator(); // forbidden
    Set.copyOf(words); // forbidden
    Map.of("a", "b", "c", "d").keySet(); // forbidden
    Map.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12).keySet(); // forbidden
    Map.copyOf(map); // forbidden
    words.stream().collect(Collectors.toUnmodifiableSet()); // forbidden
    words.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), w -> w)); // forbidden
    List.copyOf(words);
  }

  static void openHashMaps() {
    new Object2IntOpenHashMap<Colour>().getInt(Colour.RED); // forbidden
    new Int2IntOpenHashMap().values(); // forbidden
    new Int2IntOpenHashMap().keySet(); // forbidden
    new Long2IntOpenHashMap().long2IntEntrySet(); // forbidden
    new IntOpenHashSet().iterator(); // forbidden
    new Int2IntOpenHashMap().get(7);
    new IntOpenHashSet().contains(7);
  }

  static void floatingPoint() {
    Math.log(2); // forbidden
    Math.pow(2, 0.5); // forbidden
    Math.atan2(1, 2); // forbidden
    StrictMath.log(2);
    Math.sqrt(2);
    Math.max(1, 2);
  }

  static void localeZoneAndCharset() {
    String.format("%.1f", 0.5); // forbidden
    "TITLE".toLowerCase(); // forbidden
    Locale.getDefault(); // forbidden
    java.time.ZoneId.systemDefault(); // forbidden
    "x".getBytes(); // forbidden
    new java.text.DecimalFormat("0.0"); // forbidden
    String.format(Locale.ROOT, "%.1f", 0.5);
    "TITLE".toLowerCase(Locale.ROOT);
  }

  static void output() {
    System.out.println(); // forbidden
  }
}
