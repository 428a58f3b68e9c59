package io.dryswarm.scenarios.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
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

/**
 * Reads YAML as Docker does, into nodes that know their line and column. The first document counts, unknown tags are dropped, a
 * key given twice and a broken syntax are problems.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS = LoadSettings.builder()
      .setSchema(new Dialect())
      .setUseMarks(true)
      .setAllowNonScalarKeys(true)
      .build();

  private final SourceFile file;
  private final @Nullable Position fixed;
  private final Problems problems;
  private final Map<Node, YamlNode> converted = new HashMap<>();
  private final Set<Node> underWay = new HashSet<>();

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

  private @Nullable YamlNode read(String text) {
    problems.open(file);
    try {
      Iterator<Node> documents =
          new Compose(SETTINGS).composeAllFromString(text).iterator();
      if (documents.hasNext()) {
        return convert(documents.next());
      }
      problems.add(
          Position.ofFile(file),
          "",
          fixed == null ? "the file is empty, expected a mapping" : "expected a value after the =");
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String context = e.getContext() == null ? "" : " " + e.getContext();
      Position at = position(mark);
      problems.add(at, "", "not valid YAML: " + e.getProblem() + context, hint(file, at));
    } catch (ReaderException e) {
      String sign = String.format(Locale.ROOT, "U+%04X", e.getCodePoint());
      problems.add(Position.ofFile(file), "", "not a text file: it holds the character " + sign);
    } catch (YamlEngineException e) {
      problems.add(Position.ofFile(file), "", "not valid YAML: " + e.getMessage());
    }
    return null;
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
      return new YamlMap(position(node), entries(map));
    }
    if (node instanceof SequenceNode list) {
      return new YamlList(
          position(node), list.getValue().stream().map(this::convert).toList());
    }
    return scalar((ScalarNode) node);
  }

  /** Own keys first, then those that {@code <<} brings along and that are not there yet. */
  private List<YamlMap.Entry> entries(MappingNode map) {
    List<YamlMap.Entry> entries = new ArrayList<>();
    List<YamlNode> merged = new ArrayList<>();
    for (NodeTuple tuple : map.getValue()) {
      if (isMergeKey(tuple.getKeyNode())) {
        merged.add(convert(tuple.getValueNode()));
      } else {
        addOwn(entries, tuple);
      }
    }
    merged.forEach(source -> merge(entries, source));
    return entries;
  }

  private void addOwn(List<YamlMap.Entry> entries, NodeTuple tuple) {
    if (!(convert(tuple.getKeyNode()) instanceof YamlScalar key)) {
      problems.add(position(tuple.getKeyNode()), "", "a key must be a single value");
      return;
    }
    for (YamlMap.Entry entry : entries) {
      if (entry.name().equals(key.text())) {
        int first = entry.key().position().line();
        problems.add(key.position(), key.text(), "key already given in line " + first);
        return;
      }
    }
    entries.add(new YamlMap.Entry(key, convert(tuple.getValueNode())));
  }

  private void merge(List<YamlMap.Entry> entries, YamlNode source) {
    if (source instanceof YamlList list) {
      list.items().forEach(item -> merge(entries, item));
    } else if (source instanceof YamlMap map) {
      for (YamlMap.Entry entry : map.entries()) {
        if (entries.stream().noneMatch(e -> e.name().equals(entry.name()))) {
          entries.add(entry);
        }
      }
    } else {
      String message = "found " + source.describe() + ", expected a mapping or a list of mappings";
      problems.add(source.position(), "<<", message);
    }
  }

  private static boolean isMergeKey(Node key) {
    return key instanceof ScalarNode scalar
        && scalar.isPlain()
        && scalar.getValue().equals("<<");
  }

  private YamlScalar scalar(ScalarNode node) {
    return new YamlScalar(position(node), node.getValue(), kind(node), false);
  }

  private static YamlScalar.Kind kind(ScalarNode node) {
    Tag tag = node.getTag();
    boolean foreign = !tag.getValue().startsWith(Tag.PREFIX);
    Tag effective = foreign ? new Dialect().resolve(node.getValue(), node.isPlain()) : tag;
    if (effective.equals(Tag.INT)) {
      return YamlScalar.Kind.INTEGER;
    }
    if (effective.equals(Tag.FLOAT)) {
      return YamlScalar.Kind.NUMBER;
    }
    if (effective.equals(Tag.BOOL)) {
      return YamlScalar.Kind.BOOLEAN;
    }
    return effective.equals(Tag.NULL) ? YamlScalar.Kind.NULL : YamlScalar.Kind.TEXT;
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
