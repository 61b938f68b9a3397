namespace Dudao.Server.Tests;
