// SPDX-License-Identifier: Apache-2.0
// Maven must show the README's message, less the source line and the caret that javac adds, and no other error.
def lines = (new File(readme).text =~ /(?s)```text\n\w+\.java:\d+: error: (.*?)\n```/)[0][1].readLines()
def message = ([lines[0]] + lines.drop(3)).join('\n')
def source = new File(basedir, 'src/main/java/com/example/Digits.java').readLines()
def line = source.findIndexOf { it.contains(' hidden(') } + 1
def column = source[line - 1].indexOf('hidden') + 1
def log = new File(basedir, 'build.log').getText('UTF-8').normalize()
assert log.find(/(?s)Digits\.java:\[.*?\n\[INFO] -/) == "Digits.java:[$line,$column] $message\n[INFO] 1 error\n[INFO] -"
true
