package io.dryswarm.compose;

import io.dryswarm.compose.deploy.ExistingObjects;
import io.dryswarm.compose.deploy.StackConversion;
import io.dryswarm.compose.load.StackLoader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Stack files with something broken in them: whatever happens, it is a result or a refusal. */
final class Fuzzer {
  private static final List<String> FRAGMENTS = List.of(
      "&a ",
      "*a",
      "<<: *a",
      "[",
      "]",
      "{",
      "}",
      "- ",
      ": ",
      "\n",
      "\n  ",
      "\t",
      "'",
      "\"",
      "|\n",
      ">-\n",
      "#",
      "%YAML 1.1\n",
      "---\n",
      "...\n",
      "!!int ",
      "!x ",
      "? ",
      "${",
      "${A:-",
      "$$",
      "~",
      "null",
      "1e999",
      "-1",
      "99999999999999999999999",
      "0x",
      "0b2",
      "1_0",
      ".inf",
      ".nan",
      "2024-02-30",
      "\u0000",
      "\u00e4",
      "\uD83D\uDE00",
      "\uFEFF",
      "services",
      "deploy",
      "external: true",
      "-:-:-",
      "1-65535:1-65535",
      "1-65535:80",
      "9h9m9s",
      "1e9h",
      "x-",
      "\r",
      "\u0085",
      "\u2028");
  private static final ExistingObjects NOTHING = new ExistingObjects() {
    @Override
    public Optional<String> networkScope(String name) {
      return Optional.of("swarm");
    }

    @Override
    public Optional<String> secretId(String name) {
      return Optional.of("id");
    }

    @Override
    public Optional<String> configId(String name) {
      return Optional.of("id");
    }
  };

  private final List<byte[]> seeds;
  private final SplittableRandom random;

  Fuzzer(List<byte[]> seeds, long seed) {
    this.seeds = seeds;
    this.random = new SplittableRandom(seed);
  }

  /** An input with one to eight mutations. */
  byte[] next() {
    byte[] input = seed();
    int mutations = 1 + random.nextInt(8);
    for (int i = 0; i < mutations; i++) {
      input = mutated(input);
    }
    return input;
  }

  private byte[] seed() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private byte[] mutated(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + random.nextInt(40));
    if (random.nextInt(100) == 0) {
      return laughs(input, from);
    }
    return switch (random.nextInt(7)) {
      case 0 -> spliced(input, from, to, new byte[0]);
      case 1 -> spliced(input, from, from, Arrays.copyOfRange(input, from, to));
      case 2 -> spliced(input, from, from, bytes(fragment()));
      case 3 -> spliced(input, from, to, bytes(fragment()));
      case 4 -> spliced(input, from, Math.min(input.length, from + 1), anyByte());
      case 5 -> spliced(input, from, from, bytes(fragment().repeat(1 + random.nextInt(60))));
      default -> withPartOf(seed(), input, from);
    };
  }

  private byte[] anyByte() {
    return new byte[] {(byte) random.nextInt(256)};
  }

  private String fragment() {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
  }

  private byte[] withPartOf(byte[] other, byte[] input, int at) {
    int from = random.nextInt(other.length + 1);
    int to = Math.min(other.length, from + random.nextInt(200));
    return spliced(input, at, at, Arrays.copyOfRange(other, from, to));
  }

  /** Aliases of lists of aliases. */
  private byte[] laughs(byte[] input, int at) {
    int levels = 2 + random.nextInt(12);
    StringBuilder text = new StringBuilder("\nx-l0: &l0 [a, b]\n");
    for (int i = 1; i < levels; i++) {
      text.append("x-l").append(i).append(": &l").append(i).append(" [");
      text.append(("*l" + (i - 1) + ", ").repeat(9)).append("z]\n");
    }
    boolean atEnd = random.nextBoolean();
    int place = atEnd ? input.length : at;
    return spliced(input, place, place, bytes(text.toString()));
  }

  private static byte[] spliced(byte[] input, int from, int to, byte[] middle) {
    byte[] result = new byte[from + middle.length + input.length - to];
    System.arraycopy(input, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(input, to, result, from + middle.length, input.length - to);
    return result;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Everything that is done with a stack file. */
  static void exercise(byte[] input) {
    StackSource source = new StackSource(
        List.of(new StackFile("f.yml", input)),
        "/stack",
        Map.of("A", "1"),
        path -> "A=1\nB\n".getBytes(StandardCharsets.UTF_8));
    try {
      StackLoader.uninterpolated(source);
    } catch (StackRejected e) {
      e.problems().forEach(p -> p.render());
    }
    try {
      StackConfig config = StackLoader.deployable(source);
      config.yaml();
      StackConversion stack = new StackConversion("s", config.model(), source.folder());
      stack.checkExternalNetworks(NOTHING);
      stack.networks();
      stack.secrets();
      stack.configs();
      stack.services(NOTHING);
    } catch (StackRejected e) {
      e.problems().forEach(p -> p.render());
    }
  }
}
