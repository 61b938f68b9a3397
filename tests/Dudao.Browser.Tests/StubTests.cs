namespace Dudao.Browser.Tests;
