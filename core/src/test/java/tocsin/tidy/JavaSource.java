package tocsin.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One Java file, parsed but not compiled, so that a rule can look at it in no time. */
record JavaSource(String path, String text, CompilationUnitTree tree, Trees trees) {

  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

  static JavaSource parse(String path, String text) {
    return parse(Map.of(path, text)).getFirst();
  }

  /**
   * Parses texts by their paths, all in one go, for starting the compiler takes longer than a file.
   */
  static List<JavaSource> parse(Map<String, String> texts) {
    var files =
        texts.entrySet().stream().map(text -> new Text(text.getKey(), text.getValue())).toList();
    var task =
        (JavacTask) JAVAC.getTask(null, null, problem -> {}, List.of("-proc:none"), null, files);
    Trees trees = Trees.instance(task);
    List<JavaSource> sources = new ArrayList<>();
    try {
      for (CompilationUnitTree tree : task.parse()) {
        String path = tree.getSourceFile().toUri().getPath().substring(1);
        String text = tree.getSourceFile().getCharContent(true).toString();
        sources.add(new JavaSource(path, text, tree, trees));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  /** What the compiler takes for a file. */
  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String path, String text) {
      super(URI.create("source:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** The module's folder: the first part of the path. */
  String module() {
    return path.substring(0, path.indexOf('/'));
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  String at(Tree node) {
    return path + ":" + line(positions().getStartPosition(tree, node));
  }

  /** Lines from the first to the last of a node, its doc comment not counted. */
  long lines(Tree node) {
    long start = positions().getStartPosition(tree, node);
    return line(positions().getEndPosition(tree, node)) - line(start) + 1;
  }

  private long line(long position) {
    return tree.getLineMap().getLineNumber(position);
  }

  private SourcePositions positions() {
    return trees.getSourcePositions();
  }
}
