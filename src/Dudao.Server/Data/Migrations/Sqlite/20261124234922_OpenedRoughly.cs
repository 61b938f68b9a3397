using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dudao.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OpenedRoughly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "OpenedExactness",
                table: "Organisations",
                type: "TEXT",
                nullable: false,
                defaultValue: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "OpenedExactness",
                table: "Organisations");
        }
    }
}
