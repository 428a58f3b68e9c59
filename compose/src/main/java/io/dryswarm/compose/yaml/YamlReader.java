package io.dryswarm.compose.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.AnchorNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads YAML as Docker does, into nodes that know their line and column. The first document counts, unknown tags are dropped, a
 * key given twice and a broken syntax are problems.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS = LoadSettings.builder()
      .setSchema(new Dialect())
      .setUseMarks(true)
      .setAllowNonScalarKeys(true)
      .setMaxAliasesForCollections(Integer.MAX_VALUE)
      .build();

  private final SourceFile file;
  private final @Nullable Position fixed;
  private final Problems problems;
  private final IdentityHashMap<Node, YamlNode> converted = new IdentityHashMap<>();
  private final Set<Node> underWay = Collections.newSetFromMap(new IdentityHashMap<>());
  private String refusal = "";

  private YamlReader(SourceFile file, @Nullable Position fixed, Problems problems) {
    this.file = file;
    this.fixed = fixed;
    this.problems = problems;
  }

  /** As {@link #read}, but for a value from elsewhere, all of which stands at one position. */
  public static @Nullable YamlNode readAt(Position at, String text, Problems problems) {
    return new YamlReader(at.file(), at, problems).read(text);
  }

  /** The first document of a text; null if it is empty or broken, which is a problem. */
  public static @Nullable YamlNode read(SourceFile file, String text, Problems problems) {
    return new YamlReader(file, null, problems).read(text);
  }

  /** The first document of a text, and what Docker says to it. An empty text is none. */
  public static YamlDocument document(SourceFile file, String text) {
    Problems problems = new Problems();
    YamlReader reader = new YamlReader(file, null, problems);
    YamlNode root = reader.read(text);
    return new YamlDocument(root, reader.refusal, problems.sorted());
  }

  private @Nullable YamlNode read(String text) {
    problems.open(file);
    try {
      Node root = compose(text);
      if (root != null) {
        return accept(root);
      }
      problems.add(
          Position.ofFile(file),
          "",
          fixed == null ? "the file is empty, expected a mapping" : "expected a value after the =");
    } catch (MarkedYamlEngineException e) {
      refusal = GoSyntax.message(e);
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String context = e.getContext() == null ? "" : " " + e.getContext();
      Position at = position(mark);
      problems.add(at, "", "not valid YAML: " + e.getProblem() + context, hint(file, at));
    } catch (ReaderException e) {
      refusal = "yaml: control characters are not allowed";
      String sign = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
      problems.add(Position.ofFile(file), "", "not a text file: it holds the character " + sign);
    } catch (NumberFormatException e) {
      // The library does not look whether the text goes on after the u of an escape.
      refusal = "yaml: did not find expected hexdecimal digit";
      problems.add(Position.ofFile(file), "", "not valid YAML: the file ends within an escape");
    } catch (YamlEngineException e) {
      refusal = "yaml: " + e.getMessage();
      problems.add(Position.ofFile(file), "", "not valid YAML: " + e.getMessage());
    }
    return null;
  }

  private static @Nullable Node compose(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    Parser parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, unmarked));
    Composer composer = new Composer(SETTINGS, new NestingLimit(parser));
    return composer.hasNext() ? composer.next() : null;
  }

  /** What aliases blow up is not made into a tree; everything else that Docker refuses has a place in it. */
  private @Nullable YamlNode accept(Node root) {
    refusal = GoDecoding.refusal(root);
    if (refusal.equals(GoDecoding.BLOWN_UP)) {
      problems.add(position(root), "", "not valid YAML: the aliases expand to far too much");
      return null;
    }
    int before = problems.count();
    YamlNode tree = convert(root);
    if (!refusal.isEmpty() && problems.count() == before) {
      String reason = refusal.substring("yaml: ".length());
      problems.add(position(root), "", "not valid YAML: " + reason);
    }
    return tree;
  }

  /** Alone at the start of a value, {@code >} begins a folded text, which is what nobody means by {@code > 100}. */
  private static String hint(SourceFile file, Position at) {
    return file.line(at.line()).matches(".*:\\s*>[= ].*")
        ? "quote a condition that begins with >, as in \"> 100\""
        : "";
  }

  private YamlNode convert(Node node) {
    if (node instanceof AnchorNode anchor) {
      return convert(anchor.getRealNode());
    }
    YamlNode known = converted.get(node);
    if (known != null) {
      return known;
    }
    if (!underWay.add(node)) {
      problems.add(position(node), "", "an anchor contains itself");
      return new YamlMap(position(node), List.of());
    }
    YamlNode result = build(node);
    underWay.remove(node);
    converted.put(node, result);
    return result;
  }

  private YamlNode build(Node node) {
    if (node instanceof MappingNode map) {
      return map(map);
    }
    if (node instanceof SequenceNode list) {
      return new YamlList(
          position(node), list.getValue().stream().map(this::convert).toList());
    }
    return scalar((ScalarNode) node);
  }

  /** Own keys first, then those that {@code <<} brings along and that are not there yet. */
  private YamlMap map(MappingNode map) {
    Map<String, YamlMap.Entry> entries = new LinkedHashMap<>();
    List<YamlNode> merged = new ArrayList<>();
    for (NodeTuple tuple : map.getValue()) {
      if (isMergeKey(tuple.getKeyNode())) {
        merged.add(convert(tuple.getValueNode()));
      } else {
        addOwn(entries, tuple);
      }
    }
    boolean textKeys =
        entries.values().stream().allMatch(e -> e.key().kind() == YamlScalar.Kind.TEXT);
    merged.forEach(source -> merge(entries, source));
    return new YamlMap(position(map), List.copyOf(entries.values()), textKeys);
  }

  private void addOwn(Map<String, YamlMap.Entry> entries, NodeTuple tuple) {
    if (!(convert(tuple.getKeyNode()) instanceof YamlScalar key)) {
      problems.add(position(tuple.getKeyNode()), "", "a key must be a single value");
      return;
    }
    YamlMap.Entry known = entries.get(key.text());
    if (known == null) {
      entries.put(key.text(), new YamlMap.Entry(key, convert(tuple.getValueNode())));
    } else {
      int first = known.key().position().line();
      problems.add(key.position(), key.text(), "key already given in line " + first);
    }
  }

  private void merge(Map<String, YamlMap.Entry> entries, YamlNode source) {
    if (source instanceof YamlList list) {
      list.items().forEach(item -> merge(entries, item));
    } else if (source instanceof YamlMap map) {
      map.entries().forEach(entry -> entries.putIfAbsent(entry.name(), entry));
    } else {
      String message = "found " + source.describe() + ", expected a mapping or a list of mappings";
      problems.add(source.position(), "<<", message);
    }
  }

  static boolean isMergeKey(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  private YamlScalar scalar(ScalarNode node) {
    String text =
        Dialect.isBinary(node.getTag()) ? Dialect.decoded(node.getValue()) : node.getValue();
    return new YamlScalar(position(node), text, kind(node), false);
  }

  /** A tag of the user's own makes a value text, and so does one that does not fit, which is refused elsewhere. */
  private static YamlScalar.Kind kind(ScalarNode node) {
    Tag tag = node.getTag();
    if (!Dialect.fits(tag, node.getValue())) {
      return YamlScalar.Kind.TEXT;
    } else if (tag.equals(Tag.INT)) {
      return YamlScalar.Kind.INTEGER;
    } else if (tag.equals(Tag.FLOAT)) {
      return YamlScalar.Kind.NUMBER;
    } else if (tag.equals(Tag.BOOL)) {
      return YamlScalar.Kind.BOOLEAN;
    } else if (tag.equals(Dialect.TIME)) {
      return YamlScalar.Kind.TIME;
    }
    return tag.equals(Tag.NULL) ? YamlScalar.Kind.NULL : YamlScalar.Kind.TEXT;
  }

  private Position position(Node node) {
    return position(node.getStartMark().orElse(null));
  }

  private Position position(@Nullable Mark mark) {
    if (fixed != null) {
      return fixed;
    }
    return mark == null
        ? Position.ofFile(file)
        : new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
